using System.Diagnostics.Metrics;
using KErp.Data.Operations;
using KErp.Names;

namespace KErp.Worker.Backups;

/// <summary>What is on record of the backups. While the database does not answer the last that was read stays: it is still when the last one was made.</summary>
internal sealed class BackupMetrics
{
    private BackupRecord _record = new(null, null, null);

    public BackupMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySources.Backups);
        meter.CreateObservableGauge(Metrics.BackupLastSuccess, () => Seconds(_record.LastSuccess), description: "When the last good backup was ready, in seconds since 1970.");
        meter.CreateObservableGauge(Metrics.BackupLastSize, () => Shown(_record.LastSizeBytes), description: "Size of the last good backup, in bytes.");
        meter.CreateObservableGauge(Metrics.BackupLastFailure, () => Seconds(_record.LastFailure), description: "When a backup last failed, in seconds since 1970.");
    }

    public void Record(BackupRecord record) => _record = record;

    private static IEnumerable<Measurement<double>> Seconds(DateTimeOffset? at) => Shown((at - DateTimeOffset.UnixEpoch)?.TotalSeconds);

    /// <summary>Nothing rather than zero, which would be a time and a size.</summary>
    private static IEnumerable<Measurement<T>> Shown<T>(T? value) where T : struct => value is { } known ? [new Measurement<T>(known)] : [];
}
