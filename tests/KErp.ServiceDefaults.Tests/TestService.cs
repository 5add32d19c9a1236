using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KErp.ServiceDefaults.Tests;

/// <summary>A service with the defaults, on real sockets.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private TestService(WebApplication app, int? managementPort)
    {
        App = app;
        Public = new HttpClient { BaseAddress = new Uri(app.Urls.First(url => managementPort is null || !url.EndsWith($":{managementPort}", StringComparison.Ordinal))) };
        ManagementAddress = managementPort is null ? null : new Uri($"http://127.0.0.1:{managementPort}");
        Management = new HttpClient { BaseAddress = ManagementAddress };
    }

    public WebApplication App { get; }

    public HttpClient Public { get; }

    public HttpClient Management { get; }

    public Uri? ManagementAddress { get; }

    public static async Task<TestService> StartAsync(
        Action<WebApplication>? map = null, Action<WebApplicationBuilder>? configure = null, bool management = true, bool keepLogging = false, params string[] settings)
    {
        int? port = management ? FreePort() : null;
        var app = Build(map, configure, keepLogging, [.. settings, .. port is null ? [] : (string[])[$"MANAGEMENT_PORT={port}"]]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestService(app, port);
    }

    public static WebApplication Build(Action<WebApplication>? map = null, Action<WebApplicationBuilder>? configure = null, bool keepLogging = false, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["urls=http://127.0.0.1:0", "ALLOW_PLAINTEXT=true", "Shutdown:DrainDelay=00:00:00", .. settings],
            EnvironmentName = Environments.Production,
        });
        builder.AddServiceDefaults();
        if (!keepLogging)
            builder.Logging.ClearProviders();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        map?.Invoke(app);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        Management.Dispose();
        await App.DisposeAsync();
    }

    // Above the ephemeral range, and each once: tests run in parallel and bind port 0, so a port that was only found free
    // from there may be another service's by the time this one listens.
    private static int _nextPort = Random.Shared.Next(61_000, 65_000);

    private static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _nextPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Any, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Another program's; the next one.
            }
        }
    }
}
