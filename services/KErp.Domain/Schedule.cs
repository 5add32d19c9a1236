namespace KErp.Domain;

/// <summary>The times at which something that repeats is due.</summary>
public abstract record Schedule
{
    private Schedule() { }

    /// <returns>The latest due time that has come; what was due before it and missed is not caught up on.</returns>
    public abstract DateTimeOffset LatestDue(DateTimeOffset now);

    /// <summary>Every day at that time in Korea.</summary>
    public sealed record Daily(TimeOnly At) : Schedule
    {
        public override DateTimeOffset LatestDue(DateTimeOffset now)
        {
            var today = new DateTimeOffset(KoreanTime.DateOf(now), At, KoreanTime.Offset).ToUniversalTime();
            return today <= now ? today : today.AddDays(-1);
        }
    }

    /// <summary>Again and again, the same for all who count: from the year 1 on.</summary>
    /// <param name="Interval">Longer than zero.</param>
    public sealed record Every(TimeSpan Interval) : Schedule
    {
        public override DateTimeOffset LatestDue(DateTimeOffset now) => new(now.UtcTicks - now.UtcTicks % Interval.Ticks, TimeSpan.Zero);
    }
}
