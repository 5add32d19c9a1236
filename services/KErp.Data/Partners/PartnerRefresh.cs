using KErp.Data.Delivery;
using KErp.Data.Invoices;
using KErp.Data.Model;
using Npgsql;
using NpgsqlTypes;

namespace KErp.Data.Partners;

/// <param name="Partners">Rows that were written: several companies may have the same partner.</param>
/// <param name="Closed">Those of them whose business was not closed when it was last asked for.</param>
public sealed record RefreshCount(int Partners, int Closed)
{
    public static RefreshCount operator +(RefreshCount one, RefreshCount other) => new(one.Partners + other.Partners, one.Closed + other.Closed);
}

/// <summary>Partners of all companies at once, as <c>kerp_relay</c> sees them: a business that many trade with is asked for once.</summary>
public sealed class PartnerRefresh(RelayDataSource relay, CompanyStore companies)
{
    /// <summary>The companies whose partners are worth asking for: those that have not left.</summary>
    public async Task<Guid[]> CompaniesAsync(DateTimeOffset notCheckedSince, CancellationToken cancellation)
    {
        var command = relay.Source.CreateCommand("SELECT DISTINCT company_id FROM partners WHERE checked_at IS NULL OR checked_at < $1");
        command.Parameters.Add(new() { Value = notCheckedSince });
        var open = new List<Guid>();
        foreach (var company in await ReadAsync<Guid>(command, cancellation))
            // The relay's role sees no companies, and that is right: each is asked for as itself.
            if (await companies.FindAsync(company, cancellation) is { ClosedAt: null }) open.Add(company);
        return [.. open];
    }

    /// <returns>Business numbers that were not asked for since, each once, in order.</returns>
    /// <param name="after">The last number of the call before; empty for the first.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<string>> NumbersAsync(Guid[] ofCompanies, DateTimeOffset notCheckedSince, string after, int count, CancellationToken cancellation)
    {
        var command = relay.Source.CreateCommand(
            """
            SELECT DISTINCT party_business_number FROM partners
            WHERE company_id = ANY ($1) AND (checked_at IS NULL OR checked_at < $2) AND party_business_number > $3
            ORDER BY 1 LIMIT $4
            """);
        foreach (var value in new object[] { ofCompanies, notCheckedSince, after, count }) command.Parameters.Add(new() { Value = value });
        return ReadAsync<string>(command, cancellation);
    }

    /// <summary>Writes down what was said, for every company that has the business among its partners.</summary>
    public async Task<RefreshCount> TakeOnAsync(IReadOnlyList<BusinessReport> reports, CancellationToken cancellation)
    {
        await using var command = relay.Source.CreateCommand(
            """
            WITH said AS (SELECT * FROM unnest($1, $2, $3, $4, $5) AS said (number, state, tax_kind, closed_on, checked_at)),
                 before AS (SELECT company_id, id, state, party_business_number FROM partners
                            WHERE party_business_number = ANY ($1) ORDER BY company_id, id FOR UPDATE),
                 written AS (UPDATE partners p SET state = said.state, tax_kind = said.tax_kind, closed_on = said.closed_on, checked_at = said.checked_at
                             FROM before JOIN said ON said.number = before.party_business_number
                             WHERE p.company_id = before.company_id AND p.id = before.id
                             RETURNING p.state = $6 AND before.state IS DISTINCT FROM $6 AS closed)
            SELECT count(*)::int, (count(*) FILTER (WHERE closed))::int FROM written
            """);
        command.Parameters.Add(new() { Value = reports.Select(r => r.BusinessNumber).ToArray() });
        command.Parameters.Add(new() { Value = reports.Select(r => EnumText.Of(r.State)).ToArray() });
        command.Parameters.Add(new() { Value = reports.Select(r => r.TaxKind).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = reports.Select(r => r.ClosedOn).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date });
        command.Parameters.Add(new() { Value = reports.Select(r => r.CheckedAt).ToArray() });
        command.Parameters.Add(new() { Value = EnumText.Of(BusinessState.Closed) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new RefreshCount(reader.GetInt32(0), reader.GetInt32(1));
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var values = new List<T>();
            while (await reader.ReadAsync(cancellation)) values.Add(reader.GetFieldValue<T>(0));
            return values;
        }
    }
}
