using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Delivery;

/// <summary>A message that no handler could process, with what is needed to decide about it.</summary>
public sealed record DeadLetter(
    string Consumer, string MessageId, Guid? CompanyId, string Subject, int Failures, string Reason, string Payload, string? TraceParent, DateTimeOffset At);

public enum DeadLetterDecision
{
    Done,

    /// <summary>No dead letter has that id, or it was decided about already.</summary>
    NotFound,

    /// <summary>It names no company, so there is no outbox to put it into.</summary>
    NotReplayable,
}

/// <summary>Lists dead letters of all companies; replays or drops one, with an audit entry in the same transaction.</summary>
public sealed class DeadLetterStore(RelayDataSource relay, CompanyDatabase companies, TimeProvider time)
{
    public Task<List<DeadLetter>> ListAsync(CancellationToken cancellation) => ReadAsync("", [], cancellation);

    public async Task<DeadLetter?> FindAsync(string messageId, CancellationToken cancellation) =>
        (await ReadAsync("AND message_id = $1", [messageId], cancellation)).FirstOrDefault();

    /// <summary>Puts the message into the outbox anew, under a new id: its old id has an ending.</summary>
    public async Task<DeadLetterDecision> ReplayAsync(string messageId, Caller caller, CancellationToken cancellation)
    {
        var letter = await FindAsync(messageId, cancellation);
        if (letter is null) return DeadLetterDecision.NotFound;
        if (letter.CompanyId is null) return DeadLetterDecision.NotReplayable;
        return await DecideAsync(letter, InboxMessage.Replayed, caller, cancellation);
    }

    public async Task<DeadLetterDecision> DropAsync(string messageId, Caller caller, CancellationToken cancellation)
    {
        var letter = await FindAsync(messageId, cancellation);
        if (letter is null) return DeadLetterDecision.NotFound;
        return letter.CompanyId is null
            ? await DropNamelessAsync(letter, cancellation)
            : await DecideAsync(letter, InboxMessage.Dropped, caller, cancellation);
    }

    private Task<DeadLetterDecision> DecideAsync(DeadLetter letter, string outcome, Caller caller, CancellationToken cancellation) =>
        companies.RunAsync(
            letter.CompanyId!.Value,
            async db =>
            {
                var now = time.GetUtcNow();
                var changed = await db.Inbox
                    .Where(i => i.Consumer == letter.Consumer && i.MessageId == letter.MessageId && i.Outcome == InboxMessage.Dead)
                    .ExecuteUpdateAsync(set => set.SetProperty(i => i.Outcome, outcome).SetProperty(i => i.UpdatedAt, now), cancellation);
                if (changed == 0) return DeadLetterDecision.NotFound;
                if (outcome == InboxMessage.Replayed) db.Add(Again(letter, now));
                db.Add(AuditOf(letter, outcome, caller, now));
                await db.SaveChangesAsync(cancellation);
                return DeadLetterDecision.Done;
            },
            cancellation);

    private static OutboxMessage Again(DeadLetter letter, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CompanyId = letter.CompanyId!.Value, Subject = letter.Subject, Payload = letter.Payload,
        TraceParent = letter.TraceParent, State = OutboxMessage.Pending, CreatedAt = now,
    };

    private static AuditEntry AuditOf(DeadLetter letter, string outcome, Caller caller, DateTimeOffset now) => new()
    {
        CompanyId = letter.CompanyId!.Value, Id = Guid.CreateVersion7(now), At = now, Actor = caller.Actor,
        Action = $"dead_letter.{outcome}", Entity = "message", EntityId = letter.MessageId, RemoteAddress = caller.RemoteAddress,
    };

    private async Task<DeadLetterDecision> DropNamelessAsync(DeadLetter letter, CancellationToken cancellation)
    {
        await using var command = relay.Source.CreateCommand(
            "UPDATE inbox SET outcome = 'dropped', updated_at = $3 WHERE consumer = $1 AND message_id = $2 AND outcome = 'dead'");
        command.Parameters.Add(new() { Value = letter.Consumer });
        command.Parameters.Add(new() { Value = letter.MessageId });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(cancellation) == 1 ? DeadLetterDecision.Done : DeadLetterDecision.NotFound;
    }

    private async Task<List<DeadLetter>> ReadAsync(string condition, string[] values, CancellationToken cancellation)
    {
        await using var command = relay.Source.CreateCommand(
            $"""
             SELECT consumer, message_id, company_id, subject, failures, coalesce(reason, ''), payload, trace_parent, updated_at
             FROM inbox WHERE outcome = 'dead' {condition} ORDER BY updated_at
             """);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var letters = new List<DeadLetter>();
        while (await reader.ReadAsync(cancellation))
        {
            letters.Add(new DeadLetter(
                reader.GetString(0), reader.GetString(1), await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetGuid(2),
                reader.GetString(3), reader.GetInt32(4), reader.GetString(5), reader.GetString(6),
                await reader.IsDBNullAsync(7, cancellation) ? null : reader.GetString(7), reader.GetFieldValue<DateTimeOffset>(8)));
        }

        return letters;
    }
}
