using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Webhooks;

/// <summary>What the provider told us: taken on once, worked on until it is done.</summary>
public sealed class WebhookStore(CompanyDatabase database, TimeProvider time)
{
    /// <returns>False when it was told before.</returns>
    public Task<bool> AddAsync(WebhookDelivery delivery, CancellationToken cancellation) => RunAsync(
        async db => await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO webhook_deliveries (event_id, type, event_type, business_number, body, received_at, state, due_at, attempts)
             VALUES ({delivery.EventId}, {delivery.Type}, {delivery.EventType}, {delivery.BusinessNumber}, {delivery.Body}, {delivery.ReceivedAt}, {delivery.State}, {delivery.ReceivedAt}, 0)
             ON CONFLICT DO NOTHING
             """,
            cancellation) == 1,
        cancellation);

    /// <summary>Takes the one that has been due longest and keeps other workers from it for <paramref name="lease"/>.</summary>
    /// <returns>With this attempt counted; null when none is due.</returns>
    public Task<WebhookDelivery?> ClaimAsync(TimeSpan lease, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return RunAsync(
            async db =>
            {
                var claimed = await db.Set<WebhookDelivery>().FromSql(
                    $"""
                     UPDATE webhook_deliveries SET attempts = attempts + 1, due_at = {now + lease} WHERE event_id = (
                         SELECT event_id FROM webhook_deliveries WHERE state = 'pending' AND due_at <= {now}
                         ORDER BY due_at, received_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                     RETURNING *
                     """).AsNoTracking().ToListAsync(cancellation);
                return claimed.SingleOrDefault();
            },
            cancellation);
    }

    /// <param name="state"><see cref="WebhookDelivery.Done"/> or <see cref="WebhookDelivery.Failed"/>.</param>
    public Task EndAsync(string eventId, string state, string? reason, CancellationToken cancellation) => RunAsync(
        db => db.Set<WebhookDelivery>().Where(d => d.EventId == eventId).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, state).SetProperty(d => d.Reason, reason), cancellation),
        cancellation);

    /// <summary>Due again after <paramref name="delay"/>.</summary>
    public Task RetryAsync(string eventId, TimeSpan delay, string reason, CancellationToken cancellation) => RunAsync(
        db => db.Set<WebhookDelivery>().Where(d => d.EventId == eventId && d.State == WebhookDelivery.Pending).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.DueAt, time.GetUtcNow() + delay).SetProperty(d => d.Reason, reason), cancellation),
        cancellation);

    private Task<T> RunAsync<T>(Func<KErpDbContext, Task<T>> work, CancellationToken cancellation) =>
        database.RunAsync(AuditEntry.Platform, work, cancellation);
}
