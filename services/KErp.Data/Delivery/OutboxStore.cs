using Npgsql;

namespace KErp.Data.Delivery;

/// <summary>A row that is to be published.</summary>
public sealed record OutboxRow(Guid Id, Guid CompanyId, string Subject, string Payload, string? TraceParent);

/// <summary>Where the broker says it put a row.</summary>
public sealed record PublishReceipt(Guid Id, long StreamIncarnation, long StreamSequence);

/// <summary>A row that was published and has no ending yet.</summary>
public sealed record SentRow(Guid Id, string Subject, long StreamSequence);

/// <summary>What one life of a stream holds now.</summary>
/// <param name="SubjectPrefix">What the subjects of its messages begin with, and those of no other stream.</param>
public sealed record StreamExtent(string SubjectPrefix, long Incarnation, long FirstSequence, long LastSequence);

/// <param name="Depth">Rows without an ending.</param>
/// <param name="OldestAge">Age of the oldest of them; zero when there is none.</param>
/// <param name="Dead">Dead letters that wait for a decision.</param>
public sealed record OutboxBacklog(long Depth, TimeSpan OldestAge, long Dead);

/// <summary>The outbox of every company, for relay and reconciler.</summary>
public sealed class OutboxStore(RelayDataSource relay, TimeProvider time)
{
    /// <summary>
    /// Hands up to <paramref name="max"/> unsent rows to <paramref name="publish"/> and marks those that came back with a
    /// receipt. The rows stay locked meanwhile, so that replicas share the work; a crash leaves them unsent.
    /// </summary>
    /// <returns>How many rows there were.</returns>
    public async Task<int> RelayAsync(
        int max,
        Func<IReadOnlyList<OutboxRow>, Task<IReadOnlyList<PublishReceipt>>> publish,
        CancellationToken cancellation)
    {
        await using var connection = await relay.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var rows = await LockUnsentAsync(connection, max, cancellation);
        if (rows.Count == 0) return 0;
        var receipts = await publish(rows);
        await MarkSentAsync(connection, receipts, cancellation);
        await transaction.CommitAsync(cancellation);
        return rows.Count;
    }

    /// <summary>
    /// Sends again what the stream can no longer hold: it was lost and made anew, or its numbers do not reach the row.
    /// </summary>
    /// <param name="stream">What the stream holds now.</param>
    /// <param name="settle">Rows sent more recently than this may still be on their way to an ending.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<int> ResendOutsideAsync(StreamExtent stream, TimeSpan settle, CancellationToken cancellation)
    {
        await using var command = Command(
            """
            UPDATE outbox SET sent_at = NULL, resends = resends + 1
            WHERE state = 'pending' AND sent_at < $1 AND starts_with(subject, $5)
              AND (stream_incarnation <> $2 OR stream_sequence < $3 OR stream_sequence > $4)
            """,
            time.GetUtcNow() - settle, stream.Incarnation, stream.FirstSequence, stream.LastSequence, stream.SubjectPrefix);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Rows that have waited longest since they were last looked up in the stream.</summary>
    public async Task<IReadOnlyList<SentRow>> NextToVerifyAsync(int max, TimeSpan settle, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - settle;
        await using var command = Command(
            """
            UPDATE outbox SET verified_at = $3 WHERE id IN (
                SELECT id FROM outbox WHERE state = 'pending' AND sent_at < $1 AND coalesce(verified_at, sent_at) < $1
                ORDER BY coalesce(verified_at, sent_at) LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING id, subject, stream_sequence
            """,
            before, max, time.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<SentRow>();
        while (await reader.ReadAsync(cancellation)) rows.Add(new SentRow(reader.GetGuid(0), reader.GetString(1), reader.GetInt64(2)));
        return rows;
    }

    /// <summary>Sends one row again, unless it ended or was sent anew since it was looked up.</summary>
    public async Task<bool> ResendAsync(SentRow row, CancellationToken cancellation)
    {
        await using var command = Command(
            """
            UPDATE outbox SET sent_at = NULL, resends = resends + 1
            WHERE id = $1 AND state = 'pending' AND sent_at IS NOT NULL AND stream_sequence = $2
            """,
            row.Id, row.StreamSequence);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    public async Task<OutboxBacklog> MeasureAsync(CancellationToken cancellation)
    {
        await using var command = Command(
            """
            SELECT count(*), min(created_at), (SELECT count(*) FROM inbox WHERE outcome = 'dead')
            FROM outbox WHERE state = 'pending'
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var oldest = await reader.IsDBNullAsync(1, cancellation) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1);
        var age = oldest is { } at ? time.GetUtcNow() - at : TimeSpan.Zero;
        return new OutboxBacklog(reader.GetInt64(0), age, reader.GetInt64(2));
    }

    private static async Task<List<OutboxRow>> LockUnsentAsync(NpgsqlConnection connection, int max, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT id, company_id, subject, payload, trace_parent FROM outbox
            WHERE state = 'pending' AND sent_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
            """,
            connection) { Parameters = { new() { Value = max } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<OutboxRow>();
        while (await reader.ReadAsync(cancellation))
        {
            var trace = await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetString(4);
            rows.Add(new OutboxRow(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), trace));
        }

        return rows;
    }

    private async Task MarkSentAsync(
        NpgsqlConnection connection, IReadOnlyList<PublishReceipt> receipts, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE outbox SET sent_at = $1, verified_at = NULL, stream_incarnation = r.incarnation, stream_sequence = r.sequence
            FROM unnest($2, $3, $4) AS r (id, incarnation, sequence) WHERE outbox.id = r.id
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = time.GetUtcNow() },
                new() { Value = receipts.Select(r => r.Id).ToArray() },
                new() { Value = receipts.Select(r => r.StreamIncarnation).ToArray() },
                new() { Value = receipts.Select(r => r.StreamSequence).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = relay.Source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
