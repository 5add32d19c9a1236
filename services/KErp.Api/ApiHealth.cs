using KErp.Data;
using KErp.ServiceDefaults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace KErp.Api;

internal static class ApiHealth
{
    /// <summary>Without the database the API is not ready; without Redis it is slower, which is no reason to take it out.</summary>
    public static IHealthChecksBuilder AddApiChecks(this IHealthChecksBuilder checks) => checks
        .AddCheck<DatabaseCheck>("postgres", tags: [HealthTags.Ready])
        .AddCheck<RedisCheck>("redis", HealthStatus.Degraded, tags: [HealthTags.Ready]);

    private sealed class DatabaseCheck(DatabaseProbe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await probe.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class RedisCheck(IConnectionMultiplexer redis) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await redis.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
