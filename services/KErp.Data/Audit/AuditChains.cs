using Npgsql;

namespace KErp.Data.Audit;

/// <summary>The last link of a company's chain.</summary>
/// <param name="At">Of the entry it seals; null when the chain ends at a checkpoint.</param>
public sealed record AuditHead(Guid Company, long Sequence, byte[] Hash, DateTimeOffset? At);

/// <summary>Where the chains stand, for sealer, heads and verification.</summary>
internal static class AuditChains
{
    /// <summary>One sealer at a time over all workers, and none while a partition is dropped. Any number, the same for all.</summary>
    public const long LockId = 0x4B455210;

    /// <summary>Steps from one company to the next by the index; DISTINCT would read every link there is.</summary>
    private const string Companies =
        """
        WITH RECURSIVE chained (id) AS (
            (SELECT company_id FROM audit_chain ORDER BY company_id LIMIT 1)
            UNION ALL
            SELECT (SELECT company_id FROM audit_chain WHERE company_id > chained.id ORDER BY company_id LIMIT 1)
            FROM chained WHERE chained.id IS NOT NULL)
        SELECT id FROM chained WHERE id IS NOT NULL UNION SELECT company_id FROM audit_checkpoints
        """;

    private const string LastLink =
        """
        SELECT c.id, h.sequence, h.hash, h.at FROM companies c CROSS JOIN LATERAL (
            SELECT * FROM (
                (SELECT sequence, hash, at FROM audit_chain WHERE company_id = c.id ORDER BY sequence DESC LIMIT 1)
                UNION ALL
                (SELECT sequence, hash, NULL FROM audit_checkpoints WHERE company_id = c.id ORDER BY sequence DESC LIMIT 1)) AS ends
            ORDER BY sequence DESC LIMIT 1) AS h
        """;

    /// <summary>The heads of these companies' chains; a company without a chain has none.</summary>
    public static Task<List<AuditHead>> HeadsAsync(NpgsqlConnection connection, IEnumerable<Guid> companies, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand($"WITH companies AS (SELECT * FROM unnest($1) AS ids (id)) {LastLink}", connection);
        command.Parameters.Add(new() { Value = companies.ToArray() });
        return ReadAsync(command, cancellation);
    }

    /// <summary>The heads of all chains.</summary>
    public static Task<List<AuditHead>> HeadsAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        ReadAsync(new NpgsqlCommand($"WITH companies AS ({Companies}) {LastLink} ORDER BY c.id", connection), cancellation);

    private static async Task<List<AuditHead>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var _ = command;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var heads = new List<AuditHead>();
        while (await row.ReadAsync(cancellation))
        {
            var at = await row.IsDBNullAsync(3, cancellation) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(3);
            heads.Add(new AuditHead(row.GetGuid(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), at));
        }

        return heads;
    }
}
