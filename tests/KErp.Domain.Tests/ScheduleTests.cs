using System.Globalization;

namespace KErp.Domain.Tests;

public sealed class ScheduleTests
{
    private static readonly Schedule Nightly = new Schedule.Daily(new TimeOnly(3, 0));

    [Theory]
    [InlineData("2026-11-25T02:59:59+09:00", "2026-11-24T03:00:00+09:00")]
    [InlineData("2026-11-25T03:00:00+09:00", "2026-11-25T03:00:00+09:00")]
    [InlineData("2026-11-25T08:59:59+09:00", "2026-11-25T03:00:00+09:00")] // still the day before in UTC
    [InlineData("2026-12-31T23:30:00+09:00", "2026-12-31T03:00:00+09:00")]
    [InlineData("2027-01-01T00:30:00+09:00", "2026-12-31T03:00:00+09:00")]
    public void a_night_is_a_korean_one(string now, string due) => Assert.Equal(At(due), Nightly.LatestDue(At(now)));

    [Fact]
    public void an_interval_is_the_same_for_all_who_count()
    {
        var schedule = new Schedule.Every(TimeSpan.FromMinutes(10));

        Assert.Equal(At("2026-11-25T10:20:00Z"), schedule.LatestDue(At("2026-11-25T10:29:59.9999999Z")));
        Assert.Equal(At("2026-11-25T10:30:00Z"), schedule.LatestDue(At("2026-11-25T19:30:00+09:00")));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
