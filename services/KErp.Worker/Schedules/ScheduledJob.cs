using KErp.Domain;

namespace KErp.Worker.Schedules;

/// <summary>
/// Something that is due at certain times. After a crash it is run again for the same time, and in the rarest case by two
/// workers at once: it must come to the same.
/// </summary>
internal abstract class ScheduledJob(string name, Schedule schedule)
{
    public string Name { get; } = name;
    public Schedule Schedule { get; } = schedule;

    /// <param name="lease">Keeps other workers away; a job that takes long extends it as it goes.</param>
    public abstract Task<JobResult> RunAsync(JobLease lease, CancellationToken cancellation);
}

internal abstract record JobResult
{
    private JobResult() { }

    public sealed record Done : JobResult;

    /// <summary>It could not come to its end for now.</summary>
    public sealed record Postponed(string Reason) : JobResult;
}
