using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace KErp.ServiceDefaults;

/// <summary>What every C# service of K-ERP has in common.</summary>
public static class ServiceDefaults
{
    /// <summary>Telemetry, health, management listener, graceful shutdown, resilience, problem details.</summary>
    /// <remarks>
    /// Reads the public addresses from the configuration, so <c>UseUrls</c> comes before this call or not at all, and
    /// <c>app.Urls</c> stays untouched: adding to it would drop every configured address.
    /// </remarks>
    /// <exception cref="InvalidOperationException"><c>MANAGEMENT_PORT</c> is not usable.</exception>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddConsoleLogging();
        builder.AddManagementListener();
        builder.AddTelemetry();
        builder.AddHealth();
        builder.AddGracefulShutdown();
        builder.AddHttpClientDefaults();
        builder.AddProblemDetails();
        return builder;
    }

    /// <summary><c>/health/live</c>, <c>/health/ready</c>, <c>/health/startup</c>, and <c>/metrics</c> on the management listener.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        return app;
    }
}
