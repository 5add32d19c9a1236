using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.ServiceDefaults;

internal static class Health
{
    public const string Path = "/health";

    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddCheck<StartedCheck>("started", tags: [HealthTags.Startup])
        .AddCheck<NotStoppingCheck>("not-stopping", tags: [HealthTags.Ready]);

    /// <summary>Always on the public port, in every environment: the probes of the cluster ask there.</summary>
    public static void MapHealth(this WebApplication app)
    {
        // Liveness asks no dependency: a restart heals the process, never the database.
        app.MapProbe("live", _ => false);
        app.MapProbe(HealthTags.Ready, check => check.Tags.Contains(HealthTags.Ready));
        app.MapProbe(HealthTags.Startup, check => check.Tags.Contains(HealthTags.Startup));
    }

    private static void MapProbe(this WebApplication app, string name, Func<HealthCheckRegistration, bool> checks) =>
        app.MapHealthChecks($"{Path}/{name}", new HealthCheckOptions { Predicate = checks, ResponseWriter = HealthAnswer.WriteAsync })
            .AllowAnonymous()
            .DisableRateLimiting();
}
