using KErp.Data.Model;
using Npgsql;

namespace KErp.Data.Delivery;

/// <summary>What consumers know of a message before and after the handler: seen already, failing, dead.</summary>
public sealed class InboxStore(RelayDataSource relay, TimeProvider time)
{
    /// <summary>True when the message had its ending: a duplicate delivery has no second effect.</summary>
    public async Task<bool> HasEndedAsync(string consumer, string messageId, CancellationToken cancellation)
    {
        await using var command = relay.Source.CreateCommand(
            "SELECT 1 FROM inbox WHERE consumer = $1 AND message_id = $2 AND outcome <> 'failing'");
        command.Parameters.Add(new() { Value = consumer });
        command.Parameters.Add(new() { Value = messageId });
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    /// <summary>Counts one delivery that the handler could not process; at <paramref name="limit"/> the message is dead.</summary>
    /// <remarks>The dead letter and the end of its outbox row are one transaction; only then may the message be terminated.</remarks>
    /// <returns>True when it is dead now.</returns>
    public async Task<bool> RecordFailureAsync(
        ReceivedMessage message, string reason, int limit, CancellationToken cancellation)
    {
        await using var connection = await relay.Source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Count(message, reason, limit), EndOutboxOfDead(message) },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetString(0) == InboxMessage.Dead;
    }

    private NpgsqlBatchCommand Count(ReceivedMessage message, string reason, int limit) => new(
        """
        INSERT INTO inbox (consumer, message_id, company_id, outcome, failures, reason, subject, payload, trace_parent, created_at, updated_at)
        VALUES ($1, $2, $3, CASE WHEN 1 >= $4 THEN 'dead' ELSE 'failing' END, 1, $5, $6, $7, $8, $9, $9)
        ON CONFLICT (consumer, message_id) DO UPDATE SET
            failures = inbox.failures + 1,
            outcome = CASE WHEN inbox.outcome <> 'failing' THEN inbox.outcome
                           WHEN inbox.failures + 1 >= $4 THEN 'dead' ELSE 'failing' END,
            reason = excluded.reason, updated_at = excluded.updated_at
        RETURNING outcome
        """)
    {
        Parameters =
        {
            new() { Value = message.Consumer },
            new() { Value = message.MessageId },
            new() { Value = message.CompanyId == Guid.Empty ? DBNull.Value : message.CompanyId, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
            new() { Value = limit },
            new() { Value = reason },
            new() { Value = message.Subject },
            new() { Value = message.Payload },
            new() { Value = message.TraceParent is { } trace ? trace : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            new() { Value = time.GetUtcNow() },
        },
    };

    private NpgsqlBatchCommand EndOutboxOfDead(ReceivedMessage message) => new(
        """
        UPDATE outbox SET state = 'dead', ended_at = $3
        WHERE id = $4 AND state = 'pending'
          AND EXISTS (SELECT 1 FROM inbox WHERE consumer = $1 AND message_id = $2 AND outcome = 'dead')
        """)
    {
        Parameters =
        {
            new() { Value = message.Consumer },
            new() { Value = message.MessageId },
            new() { Value = time.GetUtcNow() },
            // A message that came from no outbox has no such row to end.
            new() { Value = Guid.TryParse(message.MessageId, out var outboxId) ? outboxId : Guid.Empty },
        },
    };
}
