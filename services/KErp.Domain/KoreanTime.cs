namespace KErp.Domain;

/// <summary>Business dates are Korean: UTC+9 all year. Korea has no daylight saving, so no time zone data is needed.</summary>
public static class KoreanTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>The date on a Korean calendar at that instant, whatever offset it is written with.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
