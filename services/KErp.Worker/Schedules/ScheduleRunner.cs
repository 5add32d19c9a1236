using KErp.Data;
using KErp.Data.Schedules;
using KErp.Messaging;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Schedules;

/// <summary>Runs every job when it is due, on one worker at a time. After a long stop a job is run once, for the latest time only.</summary>
internal sealed partial class ScheduleRunner(
    IEnumerable<ScheduledJob> jobs, JobRunStore runs, ScheduleMetrics metrics, IOptions<ScheduleOptions> options, TimeProvider time, ILogger<ScheduleRunner> log)
    : BackgroundService
{
    /// <summary>Each job by itself, so that none waits for a long one.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(jobs.Select(job => RepeatAsync(job, stoppingToken)));

    private async Task RepeatAsync(ScheduledJob job, CancellationToken stopping)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            var wait = options.Value.PollInterval;
            try
            {
                if (await runs.ClaimAsync(job.Name, job.Schedule.LatestDue(time.GetUtcNow()), options.Value.Lease, stopping) is { } claim)
                    await RunAsync(job, new JobLease(runs, claim, options.Value.Lease), stopping);
                metrics.Record(await runs.LastFinishedAsync(stopping));
                failures = 0;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (DatabaseFailure.IsTransient(e))
            {
                if (failures++ == 0) LogDatabaseAway(job.Name, e);
                wait = RetryDelay.Of(failures, options.Value.PollInterval);
            }

            await Task.Delay(wait, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(ScheduledJob job, JobLease lease, CancellationToken stopping)
    {
        LogStarted(job.Name, lease.Claim.DueAt);
        switch (await TryAsync(job, lease, stopping))
        {
            case JobResult.Postponed postponed:
                metrics.Failed(job.Name);
                LogPostponed(job.Name, lease.Claim.DueAt, postponed.Reason, options.Value.RetryDelay);
                await runs.FailAsync(lease.Claim, postponed.Reason, options.Value.RetryDelay, stopping);
                break;
            default:
                await runs.FinishAsync(lease.Claim, stopping);
                LogFinished(job.Name, lease.Claim.DueAt);
                break;
        }
    }

    /// <summary>A job that breaks is one that is tried again; what it broke on is logged in full.</summary>
    private async Task<JobResult> TryAsync(ScheduledJob job, JobLease lease, CancellationToken stopping)
    {
        try
        {
            return await job.RunAsync(lease, stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogBroken(job.Name, lease.Claim.DueAt, e);
            return new JobResult.Postponed(e.Message);
        }
    }

    [LoggerMessage(3301, LogLevel.Information, "Job {Job}, due at {DueAt}, has started")]
    private partial void LogStarted(string job, DateTimeOffset dueAt);

    [LoggerMessage(3302, LogLevel.Information, "Job {Job}, due at {DueAt}, is done")]
    private partial void LogFinished(string job, DateTimeOffset dueAt);

    [LoggerMessage(3303, LogLevel.Warning, "Job {Job}, due at {DueAt}, could not come to its end and is tried again in {Delay}: {Reason}")]
    private partial void LogPostponed(string job, DateTimeOffset dueAt, string reason, TimeSpan delay);

    [LoggerMessage(3304, LogLevel.Error, "Job {Job}, due at {DueAt}, broke")]
    private partial void LogBroken(string job, DateTimeOffset dueAt, Exception failure);

    [LoggerMessage(3305, LogLevel.Warning, "Job {Job} waits for the database")]
    private partial void LogDatabaseAway(string job, Exception failure);
}
