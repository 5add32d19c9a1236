namespace KErp.Sandbox;

/// <summary>Work that waits for the first half of its time and runs for the second.</summary>
internal sealed record Work(DateTimeOffset Requested, TimeSpan Duration)
{
    public DateTimeOffset Start => Requested + Duration / 2;

    public DateTimeOffset End => Requested + Duration;

    public bool IsRunning(DateTimeOffset now) => Start <= now;

    public bool IsDone(DateTimeOffset now) => End <= now;
}
