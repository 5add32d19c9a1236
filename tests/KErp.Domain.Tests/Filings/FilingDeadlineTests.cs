using KErp.Domain.Filings;
using static KErp.Domain.Tests.Filings.SampleFiling;

namespace KErp.Domain.Tests.Filings;

public sealed class FilingDeadlineTests
{
    private static readonly HolidayCalendar Korea = HolidayCalendar.Korea;

    // The event, 14 days after it (건강보험), the 15th of the next month (the others), each on a business day of the calendar.
    [Theory]
    [InlineData("2026-03-02", "2026-03-16", "2026-04-15")]
    [InlineData("2026-02-02", "2026-02-19", "2026-03-16")] // 설날 16 to 18 February; 15 March is a Sunday
    [InlineData("2026-07-03", "2026-07-20", "2026-08-18")] // 제헌절 on a Friday; 광복절 on a Saturday, its substitute on Monday
    [InlineData("2025-12-31", "2026-01-14", "2026-01-15")]
    [InlineData("2026-01-31", "2026-02-19", "2026-02-19")]
    public void joining_and_leaving_are_filed_in_time(string day, string health, string others)
    {
        foreach (var kind in (FilingKind[])[FilingKind.Acquisition, FilingKind.Loss])
        {
            Assert.Equal(Day(health), FilingDeadline.For(kind, Insurer.Health, Day(day), Korea));
            foreach (var insurer in (Insurer[])[Insurer.NationalPension, Insurer.Employment, Insurer.IndustrialAccident])
                Assert.Equal(Day(others), FilingDeadline.For(kind, insurer, Day(day), Korea));
        }
    }

    [Theory]
    [InlineData(2025, Insurer.NationalPension, false, "2026-06-01")] // 31 May is a Sunday
    [InlineData(2025, Insurer.Health, false, "2026-03-10")]
    [InlineData(2025, Insurer.Employment, false, "2026-03-16")] // 15 March is a Sunday
    [InlineData(2025, Insurer.IndustrialAccident, false, "2026-03-16")]
    [InlineData(2025, Insurer.Employment, true, "2026-03-31")]
    [InlineData(2025, Insurer.IndustrialAccident, true, "2026-03-31")]
    [InlineData(2025, Insurer.Health, true, "2026-03-10")]
    [InlineData(2026, Insurer.Employment, false, "2027-03-15")]
    public void the_pay_of_a_year_is_told_in_spring(int year, Insurer insurer, bool construction, string deadline) =>
        Assert.Equal(Day(deadline), FilingDeadline.For(FilingKind.PayTotal, insurer, new DateOnly(year, 12, 31), Korea, construction));

    [Theory]
    [InlineData(FilingKind.ContentChange)]
    [InlineData(FilingKind.PayChange)]
    public void changes_have_no_day_that_we_know(FilingKind kind) =>
        Assert.Null(FilingDeadline.For(kind, Insurer.Health, Today, Korea));

    [Fact]
    public void a_deadline_in_a_year_without_holidays_is_an_error() =>
        Assert.Equal(2028, Assert.Throws<UnknownCalendarYearException>(() => FilingDeadline.For(FilingKind.Loss, Insurer.Employment, Day("2027-12-20"), Korea)).Year);
}
