using KErp.Data.Delivery;
using Npgsql;

namespace KErp.Data.Invoices;

/// <summary>A document at the provider and the invoice that it is.</summary>
/// <param name="BusinessNumber">Whose key <paramref name="MgtKey"/> is.</param>
/// <param name="AsBuyer">It is the buyer's.</param>
public sealed record Document(Guid CompanyId, Guid InvoiceId, string BusinessNumber, bool AsBuyer, string MgtKey);

/// <summary>The documents of every company, for those who follow them.</summary>
public sealed class DocumentStore(RelayDataSource relay, TimeProvider time)
{
    private const string Columns = "company_id, invoice_id, business_number, as_buyer, mgt_key";

    /// <summary>
    /// Takes up to <paramref name="max"/> documents that are due, and plans their next time: the longer nothing happens to
    /// one, the more seldom it is asked for, from <paramref name="soonest"/> to <paramref name="latest"/>.
    /// </summary>
    public async Task<IReadOnlyList<Document>> TakeDueAsync(int max, TimeSpan soonest, TimeSpan latest, CancellationToken cancellation)
    {
        await using var command = relay.Source.CreateCommand(
            $"""
             UPDATE followed_documents SET next_at = $1 + least(greatest($3, ($1 - since) / 2), $4)
             WHERE (company_id, invoice_id) IN (
                 SELECT company_id, invoice_id FROM followed_documents WHERE next_at <= $1 ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED)
             RETURNING {Columns}
             """);
        foreach (var value in new object[] { time.GetUtcNow(), max, soonest, latest }) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await ReadAsync(command, cancellation);
    }

    /// <param name="mgtKey">May be empty when there is a <paramref name="confirmNumber"/>.</param>
    /// <returns>Null when no company has an issued or requested invoice of that name.</returns>
    public async Task<Document?> FindAsync(string mgtKey, string confirmNumber, CancellationToken cancellation)
    {
        var byKey = mgtKey.Length > 0;
        await using var command = relay.Source.CreateCommand($"SELECT {Columns} FROM followed_documents WHERE {(byKey ? "mgt_key" : "confirm_number")} = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = byKey ? mgtKey : confirmNumber });
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    private static async Task<IReadOnlyList<Document>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var found = new List<Document>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            found.Add(new Document(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetBoolean(3), reader.GetString(4)));
        return found;
    }
}
