using KErp.Domain.Vat;

namespace KErp.Domain.Tests.Vat;

public sealed class VatPeriodTests
{
    [Theory]
    [InlineData(1, VatStage.Preliminary, "2026-01-01", "2026-03-31", "2026-04-27")]
    [InlineData(1, VatStage.Final, "2026-04-01", "2026-06-30", "2026-07-27")]
    [InlineData(1, null, "2026-01-01", "2026-06-30", "2026-07-27")]
    [InlineData(2, VatStage.Preliminary, "2026-07-01", "2026-09-30", "2026-10-26")]
    [InlineData(2, VatStage.Final, "2026-10-01", "2026-12-31", "2027-01-25")]
    [InlineData(2, null, "2026-07-01", "2026-12-31", "2027-01-25")]
    public void a_return_is_about_three_months_or_the_whole_term(int term, VatStage? stage, string from, string to, string fileBy)
    {
        var period = new VatPeriod(2026, term, stage);
        Assert.Equal(Date(from), period.From);
        Assert.Equal(Date(to), period.To);
        Assert.Equal(Date(fileBy), period.FileBy(HolidayCalendar.Korea));
    }

    [Theory]
    [InlineData("2026-01-01", 1)]
    [InlineData("2026-06-30", 1)]
    [InlineData("2026-07-01", 2)]
    [InlineData("2026-12-31", 2)]
    public void a_date_is_in_one_term(string date, int term) => Assert.Equal(new VatPeriod(2026, term), VatPeriod.TermOf(Date(date)));

    [Fact]
    public void the_last_day_to_file_needs_known_holidays() =>
        Assert.Equal(2028, Assert.Throws<UnknownCalendarYearException>(() => new VatPeriod(2027, 2).FileBy(HolidayCalendar.Korea)).Year);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
