namespace KErp.Domain.Tests;

public sealed class KoreanTimeTests
{
    [Theory]
    [InlineData("2026-07-09T14:59:59Z", "2026-07-09")]
    [InlineData("2026-07-09T15:00:00Z", "2026-07-10")]
    [InlineData("2026-12-31T15:00:00Z", "2027-01-01")]
    [InlineData("2026-07-10T00:00:00+09:00", "2026-07-10")]
    [InlineData("2026-07-09T10:00:00-05:00", "2026-07-10")]
    public void the_date_is_the_one_on_a_korean_calendar(string instant, string date)
    {
        var moment = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.ParseExact(date, "yyyy-MM-dd"), KoreanTime.DateOf(moment));
        Assert.Equal(DateOnly.ParseExact(date, "yyyy-MM-dd"), KoreanTime.Today(new StoppedClock(moment)));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
