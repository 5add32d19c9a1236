namespace KErp.Domain.Tests;

public sealed class VatRulesTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 0, 0)]
    [InlineData(5, 0, 1)]
    [InlineData(4_962_024, 496_202, 496_202)]
    [InlineData(4_962_025, 496_202, 496_203)]
    [InlineData(10_000, 1_000, 1_000)]
    [InlineData(-4_962_025, -496_202, -496_203)]
    [InlineData(-9, 0, -1)]
    [InlineData(long.MaxValue, 922_337_203_685_477_580, 922_337_203_685_477_581)]
    [InlineData(long.MinValue, -922_337_203_685_477_580, -922_337_203_685_477_581)]
    public void tax_is_a_tenth_in_whole_won(long supply, long floor, long halfUp)
    {
        Assert.Equal(floor, VatRules.TaxOf(supply, VatRounding.Floor));
        Assert.Equal(halfUp, VatRules.TaxOf(supply, VatRounding.HalfUp));
    }

    [Theory]
    [InlineData(11_000, 1_000, 1_000)]
    [InlineData(10_000, 909, 909)]
    [InlineData(6, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(-10_006, -909, -910)]
    public void a_total_is_split_without_losing_a_won(long total, long floor, long halfUp)
    {
        Assert.Equal((total - floor, floor), VatRules.SplitInclusive(total, VatRounding.Floor));
        Assert.Equal((total - halfUp, halfUp), VatRules.SplitInclusive(total, VatRounding.HalfUp));
    }
}
