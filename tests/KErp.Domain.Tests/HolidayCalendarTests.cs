namespace KErp.Domain.Tests;

public sealed class HolidayCalendarTests
{
    private static readonly HolidayCalendar Korea = HolidayCalendar.Korea;

    [Theory]
    [InlineData(2026, 7, 16, true)]
    [InlineData(2026, 7, 17, false)]
    [InlineData(2026, 7, 18, false)]
    [InlineData(2026, 7, 19, false)]
    [InlineData(2026, 6, 3, false)]
    [InlineData(2026, 6, 8, true)]
    [InlineData(2025, 10, 8, false)]
    [InlineData(2027, 2, 9, false)]
    public void a_business_day_is_neither_weekend_nor_holiday(int year, int month, int day, bool expected) =>
        Assert.Equal(expected, Korea.IsBusinessDay(new DateOnly(year, month, day)));

    [Theory]
    [InlineData(2026, 10, 8, 2026, 10, 8)]
    [InlineData(2026, 10, 3, 2026, 10, 6)]
    [InlineData(2025, 10, 3, 2025, 10, 10)]
    [InlineData(2027, 12, 25, 2027, 12, 28)]
    [InlineData(2025, 12, 31, 2025, 12, 31)]
    public void a_date_moves_over_weekends_and_holidays(int y, int m, int d, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Korea.OnOrNextBusinessDay(new DateOnly(y, m, d)));

    [Fact]
    public void an_unknown_year_is_named_and_never_guessed()
    {
        var error = Assert.Throws<UnknownCalendarYearException>(() => Korea.IsBusinessDay(new DateOnly(2028, 1, 2)));
        Assert.Equal(2028, error.Year);
        Assert.Contains("2028", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2025, 3, 3)]
    [InlineData(2025, 5, 6)]
    [InlineData(2025, 10, 8)]
    [InlineData(2026, 3, 2)]
    [InlineData(2026, 5, 25)]
    [InlineData(2026, 8, 17)]
    [InlineData(2026, 10, 5)]
    [InlineData(2027, 2, 9)]
    [InlineData(2027, 7, 19)]
    [InlineData(2027, 8, 16)]
    [InlineData(2027, 10, 4)]
    [InlineData(2027, 10, 11)]
    [InlineData(2027, 12, 27)]
    public void a_substitute_holiday_takes_a_working_day_away(int year, int month, int day)
    {
        var date = new DateOnly(year, month, day);
        Assert.Contains(date, KoreanHolidays.ByYear[year]);
        Assert.False(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    // The rule that 2027 is derived by, over the days it names; 설날 and 추석 move for Sundays only.
    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void a_national_day_on_a_weekend_has_a_substitute(int year)
    {
        (int Month, int Day)[] national = [(3, 1), (5, 5), (7, 17), (8, 15), (10, 3), (10, 9), (12, 25)];
        foreach (var (month, day) in national)
        {
            var date = new DateOnly(year, month, day);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                continue;
            var monday = date.AddDays(date.DayOfWeek is DayOfWeek.Saturday ? 2 : 1);
            Assert.Contains(monday, KoreanHolidays.ByYear[year]);
        }
    }

    [Theory]
    [InlineData(2025, 19)]
    [InlineData(2026, 21)]
    [InlineData(2027, 22)]
    public void the_rows_have_as_many_days_as_the_source(int year, int days)
    {
        Assert.Equal(days, KoreanHolidays.ByYear[year].Count);
        Assert.All(KoreanHolidays.ByYear[year], date => Assert.Equal(year, date.Year));
    }
}
