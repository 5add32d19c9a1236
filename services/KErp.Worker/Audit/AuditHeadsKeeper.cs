using KErp.Data.Audit;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Audit;

/// <summary>
/// Keeps the heads of the chains where no database role can write, so that a removed tail is found. At start all, then
/// those that moved. Each worker keeps its own: two witnesses do no harm.
/// </summary>
internal sealed partial class AuditHeadsKeeper(AuditSealing sealing, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditHeadsKeeper> log) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);
    private readonly Dictionary<Guid, long> _kept = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.HeadsDirectory is not { } folder)
        {
            LogNowhere();
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = options.Value.HeadsInterval;
            try
            {
                await KeepAsync(folder, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogNotKept(e);
                wait = wait < RetryDelay ? wait : RetryDelay;
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task KeepAsync(string folder, CancellationToken stopping)
    {
        var moved = (await sealing.HeadsAsync(stopping)).Where(h => _kept.GetValueOrDefault(h.Company) != h.Sequence).ToList();
        if (moved.Count == 0) return;
        var file = await AuditHeadFiles.WriteAsync(folder, moved, time.GetUtcNow(), stopping);
        foreach (var head in moved) _kept[head.Company] = head.Sequence;
        LogKept(moved.Count, file);
    }

    [LoggerMessage(3201, LogLevel.Warning, "The heads of the audit's chains are kept nowhere: Audit:HeadsDirectory is not set")]
    private partial void LogNowhere();

    [LoggerMessage(3202, LogLevel.Error, "The heads of the audit's chains could not be kept")]
    private partial void LogNotKept(Exception exception);

    [LoggerMessage(3203, LogLevel.Information, "{Heads} heads of audit chains are kept in {File}")]
    private partial void LogKept(int heads, string file);
}
