using Npgsql;

namespace KErp.Data.Operations;

/// <param name="Pool">The role that its connections log in as.</param>
/// <param name="Closed">Idle connections that were closed; those in use close when they are given back.</param>
/// <param name="Terminated">Sessions of the role, of any replica, that were ended because they idled within a transaction.</param>
public sealed record KilledConnections(string Pool, int Closed, int Terminated);

/// <summary>One of this replica's pools of database connections.</summary>
public sealed class ConnectionPool(string name, NpgsqlDataSource source)
{
    /// <summary>Closes idle connections, and ends sessions of the role that have idled within a transaction for so long.</summary>
    public async Task<KilledConnections> KillIdleAsync(TimeSpan idleInTransaction, CancellationToken cancellation)
    {
        var idle = PoolCounts.Read().Where(count => count.Pool == name).Sum(count => count.Idle);
        source.Clear();
        return new KilledConnections(name, idle, await TerminateAsync(idleInTransaction, cancellation));
    }

    /// <summary>A role may end its own sessions and no one else's.</summary>
    private async Task<int> TerminateAsync(TimeSpan idleInTransaction, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            """
            SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))::int FROM pg_stat_activity
            WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
              AND state LIKE 'idle in transaction%' AND state_change < now() - $1
            """);
        command.Parameters.Add(new() { Value = idleInTransaction });
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
