using KErp.Hosting.HostProcesses;
using KErp.Names;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KErp.AppHost;

internal static class LocalDefaults
{
    private const string DashboardUrl = "ASPNETCORE_URLS";
    private const string AllowHttp = "ASPIRE_ALLOW_UNSECURED_TRANSPORT";
    private const string OtlpGrpcUrl = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    private const string OtlpHttpUrl = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";

    /// <summary>
    /// Makes a bare <c>dotnet run</c> work with no launch profile and no developer certificate: dashboard on its usual port
    /// or, where that is taken, on another; telemetry by gRPC (C#) and by HTTP (Python). What is configured is left alone.
    /// </summary>
    public static void AddLocalDefaults(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
            return;

        builder.AddQuietHost();
        var defaults = new Dictionary<string, Func<string>>
        {
            [DashboardUrl] = () => $"http://localhost:{LocalPorts.Prefer(Ports.LocalDashboard)}",
            [AllowHttp] = () => "true",
            [OtlpGrpcUrl] = () => $"http://localhost:{LocalPorts.Any()}",
            [OtlpHttpUrl] = () => $"http://localhost:{LocalPorts.Any()}",
        };
        builder.Configuration.AddInMemoryCollection(defaults
            .Where(d => string.IsNullOrEmpty(builder.Configuration[d.Key]))
            .ToDictionary(d => d.Key, d => (string?)d.Value()));
    }

    /// <summary>The host logs a stack trace for every failed start; the exception itself is shown by <see cref="OneLineErrors"/>.</summary>
    private static void AddQuietHost(this IDistributedApplicationBuilder builder) =>
        builder.Services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));

    /// <summary>A secret that run mode generates once and keeps in the user secrets; letters and digits only, so it fits in any URL.</summary>
    public static IResourceBuilder<ParameterResource> AddPassword(this IDistributedApplicationBuilder builder, string name, int length = 24) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true);
}
