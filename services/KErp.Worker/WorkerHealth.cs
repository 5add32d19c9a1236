using KErp.Data;
using KErp.Messaging;
using KErp.ServiceDefaults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.Worker;

internal static class WorkerHealth
{
    /// <summary>A worker without database or broker waits and recovers by itself; it says so and is not restarted.</summary>
    public static IHealthChecksBuilder AddWorkerChecks(this IHealthChecksBuilder checks) => checks
        .AddCheck<DatabaseCheck>("postgres", tags: [HealthTags.Ready])
        .AddCheck<BrokerCheck>("nats", tags: [HealthTags.Ready]);

    private sealed class DatabaseCheck(DatabaseProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await probe.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class BrokerCheck(BrokerProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await probe.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
