using Npgsql;

namespace KErp.Data.Operations;

/// <param name="State">As PostgreSQL says; <c>hidden</c> for sessions of other roles.</param>
public sealed record ConnectionCount(string User, string Application, string State, int Count);

/// <param name="LongestTransactionSeconds">Of our own role; null when none is open.</param>
/// <param name="WaitingLocks">Locks that somebody waits for, of all roles.</param>
public sealed record ServerStats(int MaxConnections, IReadOnlyList<ConnectionCount> Connections, double? LongestTransactionSeconds, int WaitingLocks);

/// <summary>
/// What the server says about its sessions. <c>kerp_app</c> sees everybody's user and application, and the state of its
/// own sessions only: <c>pg_read_all_stats</c> would show it the statements of every role, with what stands in them.
/// </summary>
public sealed class DatabaseStats(NpgsqlDataSource source)
{
    private const string Connections =
        """
        SELECT usename, application_name, coalesce(state, 'hidden'), count(*)::int FROM pg_stat_activity
        WHERE datname = current_database() AND usename IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
        """;

    private const string Totals =
        """
        SELECT current_setting('max_connections')::int,
               (SELECT extract(epoch FROM max(now() - xact_start))::float8 FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()),
               (SELECT count(*)::int FROM pg_locks WHERE NOT granted)
        """;

    public async Task<ServerStats> ReadAsync(CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Connections));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Totals));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var connections = new List<ConnectionCount>();
        while (await reader.ReadAsync(cancellation)) connections.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)));
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new ServerStats(reader.GetInt32(0), connections, reader.IsDBNull(1) ? null : reader.GetDouble(1), reader.GetInt32(2));
    }
}
