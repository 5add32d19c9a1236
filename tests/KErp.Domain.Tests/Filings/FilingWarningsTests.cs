using KErp.Domain.Filings;
using static KErp.Domain.Tests.Filings.SampleFiling;

namespace KErp.Domain.Tests.Filings;

public sealed class FilingWarningsTests
{
    private static readonly FilingDuty Health = new(Guid.CreateVersion7(), FilingKind.Acquisition, Insurer.Health, Day("2026-07-01")); // 15 July
    private static readonly FilingDuty Pension = Health with { Insurer = Insurer.NationalPension }; // 18 August
    private static readonly FilingDuty Left = Health with { Kind = FilingKind.Loss, EventDay = Day("2026-06-24") }; // 8 July

    [Theory]
    [InlineData("2026-07-07", 7, "Loss 1")]
    [InlineData("2026-07-08", 7, "Loss 0", "Acquisition 7")]
    [InlineData("2026-07-09", 5, "Loss -1")]
    [InlineData("2026-07-09", 6, "Loss -1", "Acquisition 6")]
    [InlineData("2026-08-19", 0, "Loss -42", "Acquisition -35", "Acquisition -1")]
    [InlineData("2026-07-01", 0)]
    public void the_most_urgent_comes_first(string today, int within, params string[] expected) =>
        Assert.Equal(
            expected,
            FilingWarnings.Of([Pension, Health, Left], Day(today), within, HolidayCalendar.Korea).Select(warning => $"{warning.Duty.Kind} {warning.DaysLeft}"));

    [Fact]
    public void what_is_filed_or_has_no_deadline_is_not_warned_of() =>
        Assert.Empty(FilingWarnings.Of(
            [Left with { FiledOn = Day("2026-07-20") }, Left with { Kind = FilingKind.ContentChange }], Day("2026-12-01"), 30, HolidayCalendar.Korea));

    [Fact]
    public void a_warning_says_what_is_due_where_and_when()
    {
        var late = Assert.Single(FilingWarnings.Of([Left], Day("2026-07-09"), 0, HolidayCalendar.Korea));
        Assert.True(late.IsLate);
        Assert.Equal("건강보험 자격상실 신고 기한(2026-07-08)이 1일 지났습니다.", late.Korean);
        Assert.Equal("The loss to health insurance was due on 2026-07-08, 1 day ago.", late.English);

        var soon = Assert.Single(FilingWarnings.Of([Pension], Day("2026-08-13"), 5, HolidayCalendar.Korea));
        Assert.False(soon.IsLate);
        Assert.Equal("국민연금 자격취득 신고 기한(2026-08-18)이 5일 남았습니다.", soon.Korean);
        Assert.Equal("The acquisition to the national pension is due on 2026-08-18, in 5 days.", soon.English);
    }

    [Fact]
    public void days_before_a_deadline_are_not_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FilingWarnings.Of([], Today, -1, HolidayCalendar.Korea));
}
