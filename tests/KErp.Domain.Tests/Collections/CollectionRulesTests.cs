using KErp.Domain.Collections;

namespace KErp.Domain.Tests.Collections;

public sealed class CollectionRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("2026-11-24", "2026-11-24")]
    [InlineData("2026-01-01", "2026-03-31")]
    [InlineData("2025-11-30", "2026-02-27")]
    public void three_months_are_fine(string from, string to) => Assert.Empty(Check(from, to));

    [Theory]
    [InlineData("2026-01-01", "2026-04-01", "period_too_long")]
    [InlineData("2025-11-30", "2026-02-28", "period_too_long")]
    [InlineData("2026-11-24", "2026-11-23", "ends_before_start")]
    [InlineData("2026-11-01", "2026-11-25", "future_date")]
    public void what_is_wrong_is_named(string from, string to, string code)
    {
        var violation = Assert.Single(Check(from, to));
        Assert.Equal(("to", code), (violation.Field, violation.Code));
    }

    private static IReadOnlyList<Violation> Check(string from, string to) => CollectionRules.Check(Day(from), Day(to), Today);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
