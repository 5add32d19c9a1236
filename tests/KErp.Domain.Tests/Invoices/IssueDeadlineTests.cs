using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class IssueDeadlineTests
{
    [Theory]
    [InlineData("2026-06-01", "2026-07-10")]
    [InlineData("2026-06-30", "2026-07-10")]
    [InlineData("2026-01-31", "2026-02-10")]
    [InlineData("2026-09-15", "2026-10-12")]
    [InlineData("2026-12-31", "2027-01-11")]
    [InlineData("2025-07-01", "2025-08-11")]
    [InlineData("2027-09-01", "2027-10-12")]
    public void it_is_the_tenth_of_the_next_month_or_the_business_day_after(string written, string deadline) =>
        Assert.Equal(DateOnly.ParseExact(deadline, "yyyy-MM-dd"),
            IssueDeadline.For(DateOnly.ParseExact(written, "yyyy-MM-dd"), HolidayCalendar.Korea));

    [Fact]
    public void december_of_the_last_known_year_needs_the_next_year() =>
        Assert.Equal(2028, Assert.Throws<UnknownCalendarYearException>(
            () => IssueDeadline.For(new DateOnly(2027, 12, 1), HolidayCalendar.Korea)).Year);
}
