using KErp.Data.Model;
using Npgsql;

namespace KErp.Data.Audit;

/// <summary>
/// Turns audit entries into links of their company's chain, after the fact: a chain inside the business transaction would
/// make the transactions of a company wait for each other.
/// </summary>
public sealed class AuditSealing(SealerDataSource sealer, TimeProvider time)
{
    /// <summary>
    /// Seals up to <paramref name="max"/> entries, oldest first, in one transaction. What cannot be sealed stays in the queue
    /// and takes no place in a batch: an entry that is gone, or that has its link already. Its age shows it.
    /// </summary>
    /// <param name="max">How many at most.</param>
    /// <param name="company">Only entries of this company, or null for all.</param>
    /// <param name="cancellation">Gives up; nothing is half-sealed.</param>
    /// <returns>How many; null when another sealer is at work.</returns>
    public async Task<int?> SealAsync(int max, Guid? company, CancellationToken cancellation)
    {
        await using var connection = await sealer.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await TakeTurnAsync(connection, cancellation)) return null;
        var entries = await ReadQueueAsync(connection, max, company, cancellation);
        if (entries.Count == 0) return 0;
        var heads = await AuditChains.HeadsAsync(connection, entries.Select(e => e.CompanyId).Distinct(), cancellation);
        var links = Chain(entries, heads.ToDictionary(h => h.Company, h => (h.Sequence, h.Hash)));
        await AppendAsync(connection, links, cancellation);
        await transaction.CommitAsync(cancellation);
        return links.Count;
    }

    /// <summary>Companies with something to seal.</summary>
    public async Task<List<Guid>> WaitingCompaniesAsync(CancellationToken cancellation)
    {
        await using var command = sealer.Source.CreateCommand("SELECT DISTINCT company_id FROM audit_unsealed");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var companies = new List<Guid>();
        while (await row.ReadAsync(cancellation)) companies.Add(row.GetGuid(0));
        return companies;
    }

    /// <summary>Age of the oldest entry that is not sealed; zero when there is none.</summary>
    public async Task<TimeSpan> UnsealedAgeAsync(CancellationToken cancellation)
    {
        await using var command = sealer.Source.CreateCommand("SELECT min(at) FROM audit_unsealed");
        var oldest = await command.ExecuteScalarAsync(cancellation) as DateTime?;
        return oldest is { } at ? time.GetUtcNow() - at : TimeSpan.Zero;
    }

    /// <summary>The heads of all chains.</summary>
    public async Task<List<AuditHead>> HeadsAsync(CancellationToken cancellation)
    {
        await using var connection = await sealer.Source.OpenConnectionAsync(cancellation);
        return await AuditChains.HeadsAsync(connection, cancellation);
    }

    private static async Task<bool> TakeTurnAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({AuditChains.LockId})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<List<AuditEntry>> ReadQueueAsync(NpgsqlConnection connection, int max, Guid? company, CancellationToken cancellation)
    {
        var only = company is null ? "" : "WHERE company_id = $1";
        // A look-up for each of the first rows. As a plain join the planner expects one row and reads the whole log for it.
        await using var command = new NpgsqlCommand(
            $"""
             SELECT {AuditRow.Columns} FROM (SELECT * FROM audit_unsealed {only} ORDER BY at, audit_id OFFSET 0) q
             CROSS JOIN LATERAL (
                 SELECT * FROM audit_log a WHERE a.company_id = q.company_id AND a.at = q.at AND a.id = q.audit_id
                     AND NOT EXISTS (SELECT FROM audit_chain c WHERE c.company_id = q.company_id AND c.audit_id = q.audit_id)
                 LIMIT 1) a
             ORDER BY q.at, q.audit_id LIMIT {max}
             """,
            connection);
        if (company is { } id) command.Parameters.Add(new() { Value = id });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var entries = new List<AuditEntry>();
        while (await row.ReadAsync(cancellation)) entries.Add(AuditRow.Read(row)!);
        return entries;
    }

    private static List<AuditLink> Chain(List<AuditEntry> entries, Dictionary<Guid, (long Sequence, byte[] Hash)> heads)
    {
        var links = new List<AuditLink>(entries.Count);
        foreach (var entry in entries)
        {
            var head = heads.GetValueOrDefault(entry.CompanyId, (0, AuditHash.Genesis));
            var link = Link(entry, head.Sequence, head.Hash);
            heads[entry.CompanyId] = (link.Sequence, link.Hash);
            links.Add(link);
        }

        return links;
    }

    private static AuditLink Link(AuditEntry entry, long before, byte[] hashBefore)
    {
        var (sequence, entryHash) = (checked(before + 1), AuditHash.OfEntry(entry));
        return new AuditLink
        {
            CompanyId = entry.CompanyId,
            Sequence = sequence,
            AuditId = entry.Id,
            At = entry.At,
            EntryHash = entryHash,
            Hash = AuditHash.OfLink(hashBefore, entry.CompanyId, sequence, entry.Id, entry.At, entryHash),
        };
    }

    private static async Task AppendAsync(NpgsqlConnection connection, List<AuditLink> links, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            WITH links AS (SELECT * FROM unnest($1, $2, $3, $4, $5, $6) AS l (company_id, sequence, audit_id, at, entry_hash, hash)),
                 sealed AS (DELETE FROM audit_unsealed q USING links l WHERE q.company_id = l.company_id AND q.audit_id = l.audit_id)
            INSERT INTO audit_chain (company_id, sequence, audit_id, at, entry_hash, hash) SELECT * FROM links
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = links.Select(l => l.CompanyId).ToArray() },
                new() { Value = links.Select(l => l.Sequence).ToArray() },
                new() { Value = links.Select(l => l.AuditId).ToArray() },
                new() { Value = links.Select(l => l.At).ToArray() },
                new() { Value = links.Select(l => l.EntryHash).ToArray() },
                new() { Value = links.Select(l => l.Hash).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
