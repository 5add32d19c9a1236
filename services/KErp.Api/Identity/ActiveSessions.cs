using System.Diagnostics.Metrics;
using KErp.Data;
using KErp.Data.Identity;
using KErp.Names;

namespace KErp.Api.Identity;

/// <summary>Sessions of the whole platform, read from the database: every replica shows the same number, so rules take the maximum.</summary>
public sealed partial class ActiveSessions : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private readonly SessionStore _sessions;
    private readonly TimeProvider _time;
    private readonly ILogger<ActiveSessions> _log;
    private int _count;

    public ActiveSessions(SessionStore sessions, IMeterFactory meters, TimeProvider time, ILogger<ActiveSessions> log)
    {
        (_sessions, _time, _log) = (sessions, time, log);
        meters.Create(TelemetrySources.Identity).CreateObservableGauge(
            Metrics.ActiveSessions, () => _count, description: "Sessions that could still be used, on the whole platform.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        do
        {
            try
            {
                _count = await _sessions.CountActiveAsync(_time.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                LogAway(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(2303, LogLevel.Warning, "The sessions could not be counted; the last count stays: {Reason}")]
    private partial void LogAway(string reason);
}
