using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KErp.ServiceDefaults;

internal static class GracefulShutdown
{
    // Below the 30 s that Kubernetes waits before it kills.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(25);

    /// <summary>SIGTERM: not ready, then the drain delay, then the server finishes the requests it has.</summary>
    public static void AddGracefulShutdown(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<ShutdownOptions>(ShutdownOptions.Section);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout);
        builder.Services.AddHostedService<DrainBeforeStop>();
    }
}
