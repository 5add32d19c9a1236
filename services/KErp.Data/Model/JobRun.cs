namespace KErp.Data.Model;

/// <summary>One run of something that is due at certain times: the row makes it run once, whatever the number of workers.</summary>
public sealed class JobRun
{
    public required string Job { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset LeaseUntil { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? Failure { get; init; }
}
