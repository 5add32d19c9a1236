using System.Data;
using KErp.Data.Model;
using KErp.Data.Schema;
using Npgsql;

namespace KErp.Data.Audit;

/// <param name="Companies">Chains looked at.</param>
/// <param name="Links">Links recomputed.</param>
/// <param name="Unsealed">Entries that wait for the sealer.</param>
public sealed record AuditVerdict(int Companies, long Links, long Unsealed, long Findings)
{
    public bool Intact => Findings == 0;
}

/// <summary>
/// Recomputes the chains as the owner of the schema, who sees every company. Everything is read from one snapshot: an entry
/// is in its chain or in the queue, there is no moment between. Memory does not grow with the audit.
/// </summary>
public sealed class AuditVerification(OwnerDataSource owner)
{
    /// <param name="only">One company, or null for all.</param>
    /// <param name="heads">What was kept elsewhere; without it a removed tail is not found.</param>
    /// <param name="report">Gets the first flaw of each chain, and each entry that is in none.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<AuditVerdict> VerifyAsync(Guid? only, IEnumerable<AuditHead> heads, Action<AuditFinding> report, CancellationToken cancellation)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var headsOf = heads.ToLookup(h => h.Company);
        var chained = (await AuditChains.HeadsAsync(connection, cancellation)).Select(h => h.Company);
        var companies = chained.Union(headsOf.Select(h => h.Key)).Where(c => only is null || c == only).Order().ToList();

        var (links, findings) = (0L, 0L);
        foreach (var company in companies)
        {
            var check = new ChainCheck(company, await CheckpointAsync(connection, company, cancellation), headsOf[company]);
            var (read, flaw) = await WalkAsync(connection, company, check, cancellation);
            links += read;
            if (flaw is not null) Report(flaw);
        }

        await LooseEntriesAsync(connection, only, Report, cancellation);
        return new AuditVerdict(companies.Count, links, await UnsealedAsync(connection, only, cancellation), findings);

        void Report(AuditFinding finding)
        {
            findings++;
            report(finding);
        }
    }

    private static async Task<(long Links, AuditFinding? Flaw)> WalkAsync(NpgsqlConnection connection, Guid company, ChainCheck check, CancellationToken cancellation)
    {
        if (check.Begin() is { } atOnce) return (0, atOnce);
        await using var command = Command(
            connection,
            $"""
             SELECT c.sequence, c.audit_id, c.at, c.entry_hash, c.hash, {AuditRow.Columns}
             FROM audit_chain c
             LEFT JOIN LATERAL (SELECT * FROM audit_log a WHERE a.company_id = c.company_id AND a.at = c.at AND a.id = c.audit_id LIMIT 1) a ON true
             WHERE c.company_id = $1 AND c.sequence > coalesce((SELECT max(sequence) FROM audit_checkpoints WHERE company_id = $1), 0)
             ORDER BY c.sequence
             """,
            company);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var links = 0L;
        while (await row.ReadAsync(cancellation))
        {
            links++;
            if (check.Add(Link(company, row), AuditRow.Read(row, first: 5)) is { } flaw) return (links, flaw);
        }

        return (links, check.End());
    }

    private static AuditLink Link(Guid company, NpgsqlDataReader row) => new()
    {
        CompanyId = company,
        Sequence = row.GetInt64(0),
        AuditId = row.GetGuid(1),
        At = row.GetFieldValue<DateTimeOffset>(2),
        EntryHash = row.GetFieldValue<byte[]>(3),
        Hash = row.GetFieldValue<byte[]>(4),
    };

    private static async Task<AuditCheckpoint?> CheckpointAsync(NpgsqlConnection connection, Guid company, CancellationToken cancellation)
    {
        await using var command = Command(
            connection, "SELECT sequence, hash, dropped_before, created_at FROM audit_checkpoints WHERE company_id = $1 ORDER BY sequence DESC LIMIT 1", company);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return !await row.ReadAsync(cancellation)
            ? null
            : new AuditCheckpoint
            {
                CompanyId = company,
                Sequence = row.GetInt64(0),
                Hash = row.GetFieldValue<byte[]>(1),
                DroppedBefore = row.GetFieldValue<DateTimeOffset>(2),
                CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
            };
    }

    /// <summary>Entries past the trigger, and places in the queue whose entry is gone.</summary>
    private static async Task LooseEntriesAsync(NpgsqlConnection connection, Guid? only, Action<AuditFinding> report, CancellationToken cancellation)
    {
        await using var command = Command(
            connection,
            $"""
             SELECT '{AuditFlaws.NeverSealed}', a.company_id, a.id, a.at FROM audit_log a WHERE {Of("a", only)}
               AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.company_id = a.company_id AND c.audit_id = a.id AND c.at = a.at)
               AND NOT EXISTS (SELECT FROM audit_unsealed q WHERE q.company_id = a.company_id AND q.audit_id = a.id AND q.at = a.at)
             UNION ALL
             SELECT '{AuditFlaws.MissingEntry}', q.company_id, q.audit_id, q.at FROM audit_unsealed q WHERE {Of("q", only)}
               AND NOT EXISTS (SELECT FROM audit_log a WHERE a.company_id = q.company_id AND a.at = q.at AND a.id = q.audit_id)
             """);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (finding, at) = (row.GetString(0), row.GetFieldValue<DateTimeOffset>(3));
            var detail = finding == AuditFlaws.NeverSealed ? $"The entry of {at:O} is in no chain and waits for none." : $"The entry of {at:O} was to be sealed and is gone.";
            report(new AuditFinding(finding, row.GetGuid(1), null, row.GetGuid(2), detail));
        }
    }

    private static async Task<long> UnsealedAsync(NpgsqlConnection connection, Guid? only, CancellationToken cancellation)
    {
        await using var command = Command(connection, $"SELECT count(*) FROM audit_unsealed q WHERE {Of("q", only)}");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string Of(string table, Guid? only) => only is null ? "true" : $"{table}.company_id = '{only}'";

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
