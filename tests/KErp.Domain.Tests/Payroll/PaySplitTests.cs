using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Domain.Tests.Payroll;

public sealed class PaySplitTests
{
    // 소득세법 제12조제3호러목: meals up to 200,000 won a month.
    [Theory]
    [InlineData(0, 0, 0, 1_000_000)]
    [InlineData(199_999, 0, 199_999, 1_000_000)]
    [InlineData(200_000, 0, 200_000, 1_000_000)]
    [InlineData(200_001, 0, 200_000, 1_000_001)]
    [InlineData(150_000, 150_000, 200_000, 1_100_000)]
    public void meals_share_one_limit(long first, long second, long free, long taxable) =>
        Assert.Equal(
            new PaySplit(taxable, free),
            PaySplit.Of([new("기본급", 1_000_000), new("식대", first, PayItemKind.Meal), new("야식", second, PayItemKind.Meal)]));

    [Fact]
    public void what_the_employer_says_is_free_is_free() =>
        Assert.Equal(new PaySplit(0, 300_000), PaySplit.Of([new("자가운전보조금", 300_000, PayItemKind.NonTaxable)]));

    public static TheoryData<PayItem[], string> Wrong => new()
    {
        { [new(" ", 1)], "items[0].name required" },
        { [new("기본급", 1), new(new string('가', 51), 1)], "items[1].name too_long" },
        { [new("900101-1234567", 1)], "items[0].name personal_number" },
        { [new("기본급", -1)], "items[0].amount amount_out_of_range" },
        { [new("기본급", ContributionBases.Max + 1)], "items[0].amount amount_out_of_range" },
        { [new("기본급", ContributionBases.Max), new("상여", 1)], "items amount_out_of_range" },
        { [new("기본급", 1, (PayItemKind)9)], "items[0].kind unknown_value" },
        { [.. Enumerable.Repeat(new PayItem("기본급", 1), 51)], "items too_many" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void what_is_wrong_is_named_and_not_computed(PayItem[] items, string expected)
    {
        var violation = Assert.Single(PayItemRules.Check(items));
        Assert.Equal(expected, $"{violation.Field} {violation.Code}");
        Assert.Throws<ArgumentException>(() => PaySplit.Of(items));
    }
}
