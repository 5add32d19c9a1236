using KErp.Data.Operations;

namespace KErp.Worker.Backups;

/// <summary>Shows as metrics what the backup jobs have written down.</summary>
internal sealed class BackupWatch(BackupRecords records, BackupMetrics metrics, ILogger<BackupWatch> log) : RepeatedWork(Interval, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task<bool> WorkAsync(CancellationToken stopping)
    {
        metrics.Record(await records.ReadAsync(stopping));
        return false;
    }
}
