using KErp.Data.Schedules;

namespace KErp.Worker.Schedules;

/// <summary>A worker's hold on one run.</summary>
internal sealed class JobLease(JobRunStore runs, JobClaim claim, TimeSpan length)
{
    public JobClaim Claim { get; private set; } = claim;

    /// <exception cref="LeaseLostException">It ran out, and another worker has taken the run over.</exception>
    public async Task ExtendAsync(CancellationToken cancellation) =>
        Claim = await runs.ExtendAsync(Claim, length, cancellation) ?? throw new LeaseLostException();
}

internal sealed class LeaseLostException() : Exception("Another worker has taken the run over.");
