using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Delivery;

/// <summary>Ends a message inside the transaction of its effect: the inbox row and the state of the outbox row.</summary>
internal static class MessageEnding
{
    public static async Task<bool> EndMessageAsync(
        this KErpDbContext db, ReceivedMessage message, string outcome, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO inbox (consumer, message_id, company_id, outcome, failures, subject, payload, trace_parent, created_at, updated_at)
             VALUES ({message.Consumer}, {message.MessageId}, {message.CompanyId}, {outcome}, 0, {message.Subject}, {message.Payload}, {message.TraceParent}, {now}, {now})
             ON CONFLICT (consumer, message_id) DO UPDATE SET outcome = excluded.outcome, updated_at = excluded.updated_at
             """,
            cancellation);
        if (Guid.TryParse(message.MessageId, out var outboxId))
        {
            await db.Outbox.Where(o => o.Id == outboxId && o.State == OutboxMessage.Pending).ExecuteUpdateAsync(
                set => set.SetProperty(o => o.State, OutboxMessage.Done).SetProperty(o => o.EndedAt, now), cancellation);
        }

        return true;
    }
}
