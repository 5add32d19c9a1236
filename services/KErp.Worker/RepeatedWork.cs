using KErp.Data;
using KErp.Messaging;

namespace KErp.Worker;

/// <summary>Work in the background that is done again and again, as long as there is something to do at once, else after a while.</summary>
internal abstract partial class RepeatedWork(TimeSpan interval, ILogger log) : BackgroundService
{
    private static readonly TimeSpan RetryCap = TimeSpan.FromSeconds(5);

    /// <returns>Whether there may be more to do right now.</returns>
    protected abstract Task<bool> WorkAsync(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var more = await WorkAsync(stoppingToken);
                failures = 0;
                if (!more) await Task.Delay(interval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                if (failures++ == 0) LogDatabaseAway(log, GetType().Name, e);
                await PauseAsync(failures, stoppingToken);
            }
            catch (Exception e)
            {
                // One that cannot be worked on must not end the process: everything else in it goes on.
                LogFailed(log, GetType().Name, e);
                await PauseAsync(++failures, stoppingToken);
            }
        }
    }

    private static async Task PauseAsync(int failures, CancellationToken stopping) =>
        await Task.Delay(RetryDelay.Of(failures, RetryCap), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(3301, LogLevel.Warning, "{Work} waits for the database")]
    private static partial void LogDatabaseAway(ILogger log, string work, Exception failure);

    [LoggerMessage(3302, LogLevel.Error, "{Work} failed unexpectedly and is tried again")]
    private static partial void LogFailed(ILogger log, string work, Exception failure);
}
