using Npgsql;

namespace KErp.Data.Operations;

/// <param name="Instance">Pod or host, and process.</param>
public sealed record LiveReplica(Guid Id, string Service, string Instance);

/// <summary>Which processes run, by their heartbeats. Time is the database's: the clocks of replicas differ.</summary>
public sealed class ReplicaStore(NpgsqlDataSource source)
{
    /// <summary>Says that the replica is alive, and forgets those that have been silent for an hour.</summary>
    public async Task BeatAsync(LiveReplica replica, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            """
            WITH gone AS (DELETE FROM replicas WHERE seen_at < now() - interval '1 hour' AND id <> $1)
            INSERT INTO replicas (id, service, instance, started_at, seen_at) VALUES ($1, $2, $3, now(), now())
            ON CONFLICT (id) DO UPDATE SET seen_at = now()
            """);
        command.Parameters.Add(new() { Value = replica.Id });
        command.Parameters.Add(new() { Value = replica.Service });
        command.Parameters.Add(new() { Value = replica.Instance });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task RemoveAsync(Guid replica, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("DELETE FROM replicas WHERE id = $1");
        command.Parameters.Add(new() { Value = replica });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Replicas whose last heartbeat is no older than that.</summary>
    public async Task<IReadOnlyList<LiveReplica>> LiveAsync(TimeSpan within, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT id, service, instance FROM replicas WHERE seen_at > now() - $1");
        command.Parameters.Add(new() { Value = within });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var live = new List<LiveReplica>();
        while (await reader.ReadAsync(cancellation)) live.Add(new LiveReplica(reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return live;
    }
}
