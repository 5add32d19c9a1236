using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KErp.ServiceDefaults;

/// <summary>Holds the stop back in the one phase where readiness is down already and every service still works.</summary>
internal sealed class DrainBeforeStop(
    IOptions<ShutdownOptions> options, IHostEnvironment environment, IHostApplicationLifetime lifetime) : IHostedLifecycleService
{
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(5);

    private TimeSpan Delay => options.Value.DrainDelay ?? (environment.IsDevelopment() ? TimeSpan.Zero : DefaultDelay);

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        // SIGTERM has done this already; a direct StopAsync would do it only after this phase.
        lifetime.StopApplication();
        return Task.Delay(Delay, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
