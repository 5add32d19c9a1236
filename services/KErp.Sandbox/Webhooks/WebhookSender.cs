using KErp.Sandbox.Popbill.Bulk;
using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Webhooks;

/// <summary>
/// Looks at the documents in the partner's stead and tells what changed: at once, and while the partner does not take it
/// three times more. Without a target it rests, and states are computed when somebody asks.
/// </summary>
internal sealed class WebhookSender(
    WebhookTargets targets, WebhookStore deliveries, WebhookCall call, BulkRuns bulks, NtsTransmission transmission,
    SandboxOptions options, TimeProvider clock) : BackgroundService
{
    private const int MaximumAttempts = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Begins before the work, so that time which passes during it counts.
            var tick = Task.Delay(Interval, clock, stoppingToken);
            if (targets.Current() is { } target)
                await TellAsync(target, stoppingToken);
            await tick;
        }
    }

    private async Task TellAsync(WebhookTarget target, CancellationToken cancellation)
    {
        await bulks.CatchUpAsync();
        await transmission.CatchUpAllAsync();
        foreach (var due in deliveries.Due(clock.GetUtcNow()))
            await AttemptAsync(due, target, cancellation);
    }

    private async Task AttemptAsync(DueDelivery due, WebhookTarget target, CancellationToken cancellation)
    {
        var attempt = await call.SendAsync(due.Event, target, cancellation);
        if (WebhookCall.IsTaken(attempt))
            await deliveries.KeepAsync(due.Id, attempt, "delivered", nextAttemptAt: null);
        else if (due.Attempts + 1 == MaximumAttempts)
            await deliveries.KeepAsync(due.Id, attempt, "failed", nextAttemptAt: null);
        else
            await deliveries.KeepAsync(due.Id, attempt, "pending", attempt.At + options.Webhook.RetryDelay);
    }
}
