using System.Globalization;
using KErp.Data.Audit;
using KErp.Data.Schema;
using Npgsql;

namespace KErp.Data.Retention;

/// <summary>The audit cannot be dropped as it is; nothing was.</summary>
public sealed class RetentionRefusedException(string message) : Exception(message);

/// <summary>Months of the audit: made in advance, dropped at the end of their retention.</summary>
public sealed class AuditPartitions(OwnerDataSource owner, RetentionOptions options, TimeProvider time)
{
    private const string Prefix = "audit_log_";

    /// <summary>Months to come, and those that rows in the default partition belong to.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        await ExecuteAsync(
            connection,
            """
            SET lock_timeout = '5s';
            SELECT audit_add_partition(month) FROM (
                SELECT DISTINCT date_trunc('month', at AT TIME ZONE 'UTC')::date AS month FROM audit_log_default) AS strays;
            """,
            cancellation);
        await ExecuteAsync(
            connection,
            $"SELECT audit_add_partition((date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => n))::date) FROM generate_series(0, {options.AuditMonthsAhead}) n",
            cancellation);
    }

    /// <summary>
    /// Drops each month that lies wholly before the retention, and leaves a checkpoint from which the chains go on. What
    /// is broken is not dropped: it would take the proof with it.
    /// </summary>
    /// <param name="tell">Each partition that is gone.</param>
    /// <exception cref="RetentionRefusedException">The audit is broken, or entries are not sealed yet.</exception>
    public async Task DropAsync(Caller caller, Action<string> tell, CancellationToken cancellation)
    {
        var expired = await ExpiredAsync(cancellation);
        if (expired.Count == 0) return;
        var verdict = await new AuditVerification(owner).VerifyAsync(null, [], _ => { }, cancellation);
        if (!verdict.Intact) throw new RetentionRefusedException($"The audit has {verdict.Findings} flaws, see `migrate verify-audit`; no partition was dropped.");
        foreach (var (name, end) in expired)
        {
            await DropAsync(name, end, caller, cancellation);
            tell(name);
        }
    }

    private async Task<List<(string Name, DateTimeOffset End)>> ExpiredAsync(CancellationToken cancellation)
    {
        await using var command = owner.Source.CreateCommand(
            $"SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_log'::regclass AND inhrelid::regclass::text ~ '^{Prefix}[0-9]{{4}}_[0-9]{{2}}$' ORDER BY 1");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var (expired, limit) = (new List<(string, DateTimeOffset)>(), time.GetUtcNow().AddMonths(-options.AuditMonths));
        while (await row.ReadAsync(cancellation))
        {
            var name = row.GetString(0);
            var first = DateTime.ParseExact(name[Prefix.Length..], "yyyy_MM", CultureInfo.InvariantCulture);
            var end = new DateTimeOffset(first.AddMonths(1), TimeSpan.Zero);
            if (end <= limit) expired.Add((name, end));
        }

        return expired;
    }

    private async Task DropAsync(string partition, DateTimeOffset end, Caller caller, CancellationToken cancellation)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Rather no drop than a queue of requests behind a lock that does not come.
        await ExecuteAsync(connection, $"SET LOCAL lock_timeout = '5s'; SELECT pg_advisory_xact_lock({AuditChains.LockId})", cancellation);
        await RequireSealedAsync(connection, partition, cancellation);
        await CheckpointAsync(connection, end, cancellation);
        await ExecuteAsync(
            connection,
            $"""
             DELETE FROM audit_chain c USING audit_checkpoints k WHERE c.company_id = k.company_id AND c.sequence <= k.sequence;
             DROP TABLE {partition};
             """,
            cancellation);
        await connection.RecordAsync(
            Model.AuditEntry.Platform, caller, time.GetUtcNow(), "audit.partition_dropped", "partition", partition, $"{options.AuditMonths} months", cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task RequireSealedAsync(NpgsqlConnection connection, string partition, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT count(*) FROM {partition} a WHERE NOT EXISTS (SELECT FROM audit_chain c WHERE c.company_id = a.company_id AND c.audit_id = a.id AND c.at = a.at)",
            connection);
        var unsealed = (long)(await command.ExecuteScalarAsync(cancellation))!;
        if (unsealed > 0) throw new RetentionRefusedException($"{partition} holds {unsealed} entries that are not sealed; it was not dropped. Does a worker seal?");
    }

    /// <summary>
    /// A chain goes on after its last link before the first one that stays. A straggler, made before <paramref name="end"/>
    /// and sealed after younger entries, keeps its link: the checkpoint says that its entry is gone by right.
    /// </summary>
    private async Task CheckpointAsync(NpgsqlConnection connection, DateTimeOffset end, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            WITH ends AS (
                SELECT company_id, coalesce(min(sequence) FILTER (WHERE at >= $1) - 1, max(sequence)) AS sequence
                FROM audit_chain GROUP BY company_id HAVING bool_or(at < $1)),
            known AS (
                SELECT company_id, sequence, hash FROM audit_chain UNION
                SELECT company_id, sequence, hash FROM audit_checkpoints UNION
                SELECT company_id, 0, $2 FROM ends)
            INSERT INTO audit_checkpoints (company_id, sequence, hash, dropped_before, created_at)
                SELECT company_id, sequence, hash, $1, $3 FROM ends JOIN known USING (company_id, sequence)
            ON CONFLICT (company_id, sequence) DO UPDATE SET dropped_before = greatest(audit_checkpoints.dropped_before, excluded.dropped_before)
            """,
            connection) { Parameters = { new() { Value = end }, new() { Value = AuditHash.Genesis }, new() { Value = time.GetUtcNow() } } };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
