using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class AmendmentDeadlineTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(AmendmentReason.CorrectedEntry, "2026-12-10")]
    [InlineData(AmendmentReason.SupplyChanged, "2026-10-12")]
    [InlineData(AmendmentReason.Returned, "2026-10-12")]
    [InlineData(AmendmentReason.ContractCancelled, "2026-10-12")]
    [InlineData(AmendmentReason.LocalLetterOfCredit, "2027-01-25")]
    [InlineData(AmendmentReason.IssuedTwice, "2026-12-10")]
    public void each_reason_counts_from_its_own_day(AmendmentReason reason, string expected) =>
        Assert.Equal(
            DateOnly.ParseExact(expected, "yyyy-MM-dd"),
            AmendmentDeadline.For(reason, writeDate: new DateOnly(2026, 9, 15), Today, HolidayCalendar.Korea));
}
