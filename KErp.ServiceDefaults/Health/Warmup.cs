using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KErp.ServiceDefaults;

public static class WarmupExtensions
{
    /// <summary>
    /// Does before the listener opens what would make the first request slow: models that are built, code that is
    /// compiled, connections that are opened. A failure is logged and harms nobody: the first request pays then.
    /// </summary>
    public static IServiceCollection AddWarmup(this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task> warmUp) =>
        services.AddSingleton<IHostedService>(provider =>
            new Warmup(provider, warmUp, provider.GetRequiredService<ILogger<Warmup>>()));
}

internal sealed partial class Warmup(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task> warmUp, ILogger<Warmup> log) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await warmUp(services, limit.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogCold(e.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(101, LogLevel.Warning, "Not warmed up, the first request will be slower: {Reason}")]
    private partial void LogCold(string reason);
}
