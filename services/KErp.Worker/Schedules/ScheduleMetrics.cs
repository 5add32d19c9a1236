using System.Diagnostics.Metrics;
using KErp.Names;

namespace KErp.Worker.Schedules;

/// <summary>What an operator watches of jobs: that each came to its end when it should.</summary>
internal sealed class ScheduleMetrics
{
    private readonly Counter<long> _failures;
    private IReadOnlyDictionary<string, DateTimeOffset> _lastSuccess = new Dictionary<string, DateTimeOffset>();

    public ScheduleMetrics(IMeterFactory meters, IEnumerable<ScheduledJob> jobs)
    {
        var meter = meters.Create(TelemetrySources.Schedules);
        meter.CreateObservableGauge(Metrics.JobLastSuccess, LastSuccess, description: "When the job last came to its end, in seconds since 1970.");
        _failures = meter.CreateCounter<long>(Metrics.JobFailures, description: "Runs of the job that did not come to their end.");
        // A rule on rate() needs the series to be there before the first failure.
        foreach (var job in jobs) Failed(job.Name, 0);
    }

    public void Failed(string job, long count = 1) => _failures.Add(count, Label(job));

    public void Record(IReadOnlyDictionary<string, DateTimeOffset> lastSuccess) => _lastSuccess = lastSuccess;

    private IEnumerable<Measurement<double>> LastSuccess() =>
        _lastSuccess.Select(each => new Measurement<double>((each.Value - DateTimeOffset.UnixEpoch).TotalSeconds, Label(each.Key)));

    private static KeyValuePair<string, object?> Label(string job) => new("job", job);
}
