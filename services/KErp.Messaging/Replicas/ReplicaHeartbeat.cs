using KErp.Data;
using KErp.Data.Operations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KErp.Messaging.Replicas;

/// <summary>Keeps this replica among the live ones; a graceful stop takes it off at once, an accident within <see cref="ReplicaOptions.LiveFor"/>.</summary>
public sealed partial class ReplicaHeartbeat(
    LiveReplica self, ReplicaStore replicas, IOptions<ReplicaOptions> options, ILogger<ReplicaHeartbeat> log)
    : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await replicas.RemoveAsync(self.Id, cancellationToken);
        }
        catch (Exception e) when (DatabaseFailure.IsTransient(e))
        {
            LogAway(e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await replicas.BeatAsync(self, stoppingToken);
                failures = 0;
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                if (failures++ == 0) LogAway(e);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(options.Value.HeartbeatInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1511, LogLevel.Warning, "The database does not take the heartbeat of this replica now")]
    private partial void LogAway(Exception exception);
}
