using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.ServiceDefaults;

public static class ProbeChecks
{
    /// <summary>A dependency that is well when asking it something succeeds.</summary>
    /// <param name="checks">The health checks of the service.</param>
    /// <param name="name">How the answer of <c>/health/ready</c> calls it.</param>
    /// <param name="ask">Throws when the dependency does not answer.</param>
    /// <param name="otherwise">What the service is without it: degraded when it can go on.</param>
    public static IHealthChecksBuilder AddReadyProbe<T>(
        this IHealthChecksBuilder checks, string name, Func<T, CancellationToken, Task> ask, HealthStatus otherwise = HealthStatus.Unhealthy)
        where T : notnull =>
        checks.Add(new HealthCheckRegistration(
            name, services => new ProbeCheck(stop => ask(services.GetRequiredService<T>(), stop)), otherwise, [HealthTags.Ready]));

    private sealed class ProbeCheck(Func<CancellationToken, Task> ask) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await ask(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
