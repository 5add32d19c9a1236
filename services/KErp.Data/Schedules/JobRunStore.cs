using Npgsql;

namespace KErp.Data.Schedules;

/// <summary>Who runs which job for which due time: one worker at a time. Leases are by the database's clock: those of workers differ.</summary>
public sealed class JobRunStore(NpgsqlDataSource source)
{
    /// <summary>Takes the run, unless it is finished or somebody holds it.</summary>
    /// <returns>Null when there is nothing to do.</returns>
    public async Task<JobClaim?> ClaimAsync(string job, DateTimeOffset dueAt, TimeSpan lease, CancellationToken cancellation)
    {
        await using var command = Command(
            """
            INSERT INTO job_runs (job, due_at, lease_until) VALUES ($1, $2, now() + $3)
            ON CONFLICT (job, due_at) DO UPDATE SET lease_until = excluded.lease_until
                WHERE job_runs.finished_at IS NULL AND job_runs.lease_until < now()
            RETURNING lease_until
            """,
            job, dueAt, lease);
        return await command.ExecuteScalarAsync(cancellation) is DateTime until ? new JobClaim(job, dueAt, until) : null;
    }

    /// <summary>Keeps the run for so long from now.</summary>
    /// <returns>Null when somebody else has taken it over.</returns>
    public async Task<JobClaim?> ExtendAsync(JobClaim claim, TimeSpan lease, CancellationToken cancellation)
    {
        await using var command = Command(
            "UPDATE job_runs SET lease_until = now() + $4 WHERE job = $1 AND due_at = $2 AND lease_until = $3 AND finished_at IS NULL RETURNING lease_until",
            claim.Job, claim.DueAt, claim.LeaseUntil, lease);
        return await command.ExecuteScalarAsync(cancellation) is DateTime until ? claim with { LeaseUntil = until } : null;
    }

    /// <summary>The run is done, whoever claimed it since: it is not run again.</summary>
    public async Task FinishAsync(JobClaim claim, CancellationToken cancellation)
    {
        await using var command = Command(
            "UPDATE job_runs SET finished_at = now(), failure = NULL WHERE job = $1 AND due_at = $2", claim.Job, claim.DueAt);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The run may be claimed again after <paramref name="retryAfter"/>.</summary>
    /// <param name="failure">Why, for the operator.</param>
    public async Task FailAsync(JobClaim claim, string failure, TimeSpan retryAfter, CancellationToken cancellation)
    {
        await using var command = Command(
            "UPDATE job_runs SET failure = $4, lease_until = now() + $5 WHERE job = $1 AND due_at = $2 AND lease_until = $3 AND finished_at IS NULL",
            claim.Job, claim.DueAt, claim.LeaseUntil, failure, retryAfter);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <returns>When each job last came to its end, whatever worker ran it; jobs that never did are left out.</returns>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastFinishedAsync(CancellationToken cancellation)
    {
        await using var command = Command("SELECT job, max(finished_at) FROM job_runs WHERE finished_at IS NOT NULL GROUP BY job");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var last = new Dictionary<string, DateTimeOffset>();
        while (await reader.ReadAsync(cancellation)) last.Add(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1));
        return last;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
