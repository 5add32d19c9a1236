using System.Globalization;
using KErp.Names;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KErp.ServiceDefaults;

/// <summary>The second listener: <c>/metrics</c> and <c>/debug/*</c>, on <c>MANAGEMENT_PORT</c>.</summary>
public static class Management
{
    /// <summary>What every management route but the metrics begins with.</summary>
    public const string DebugPath = "/debug";
    internal const string MetricsPath = "/metrics";

    /// <summary>A group whose routes exist on the management port only, under no rate limit; without <c>MANAGEMENT_PORT</c> they exist nowhere.</summary>
    /// <remarks>The group asks for no authorization. What may change something adds it.</remarks>
    public static RouteGroupBuilder MapManagement(this WebApplication app) =>
        app.MapGroup("").WithMetadata(ManagementOnly.Instance).DisableRateLimiting();

    internal static void AddManagementListener(this WebApplicationBuilder builder)
    {
        var port = builder.ManagementPort();
        builder.Services.AddSingleton(new ManagementListener(port));
        builder.Services.AddSingleton<MatcherPolicy, ManagementPortPolicy>();
        if (port is not null)
            builder.AppendUrl(builder.ManagementUrl(port.Value));
    }

    internal static void MapMetrics(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ManagementListener>().Port is not null)
            app.MapManagement().MapPrometheusScrapingEndpoint(MetricsPath).AllowAnonymous();
    }

    internal static int? ManagementPort(this WebApplicationBuilder builder)
    {
        var text = builder.Configuration[EnvironmentVariables.ManagementPort];
        if (string.IsNullOrEmpty(text))
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new InvalidOperationException($"{EnvironmentVariables.ManagementPort} must be a port from 1 to 65535.");
    }

    // Only Development stays on loopback: in a pod Prometheus comes from outside.
    private static string ManagementUrl(this WebApplicationBuilder builder, int port) =>
        $"http://{(builder.Environment.IsDevelopment() ? "localhost" : "*")}:{port}";

    private static void AppendUrl(this WebApplicationBuilder builder, string url)
    {
        builder.WebHost.UseUrls([.. builder.PublicUrls(), url]);
        // They are among the URLs now; left in place, the server would warn at every start that it ignores them.
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, "").UseSetting(WebHostDefaults.HttpsPortsKey, "");
    }

    // UseUrls replaces whatever the server would have listened on, so that is spelled out here, in the server's own order.
    private static string[] PublicUrls(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            throw new InvalidOperationException(
                $"Kestrel:Endpoints would silence {EnvironmentVariables.ManagementPort}. Give the public addresses in ASPNETCORE_URLS.");
        var urls = Values(builder.Configuration[WebHostDefaults.ServerUrlsKey]);
        if (urls.Length > 0)
            return urls;
        string[] ports =
        [
            .. Values(builder.Configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}"),
            .. Values(builder.Configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}"),
        ];
        return ports.Length > 0 ? ports : ["http://localhost:5000"];
    }

    private static string[] Values(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
