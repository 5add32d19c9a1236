using KErp.Domain.Payroll;

namespace KErp.Domain.Tests.Payroll;

public sealed class WithholdingTableTests
{
    private static readonly WithholdingTable Table = InventedTable.Table;

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(999_999, 1, 0)] // below the table
    [InlineData(1_000_000, 1, 0)]
    [InlineData(1_499_999, 1, 0)]
    [InlineData(1_500_000, 1, 50_000)]
    [InlineData(2_999_999, 10, 5_000)]
    [InlineData(2_999_999, 11, 0)]
    [InlineData(3_000_000, 11, 100_000)]
    [InlineData(9_999_999, 3, 180_000)]
    [InlineData(10_000_000, 3, 1_440_000)] // the last row, without the formula
    public void pay_is_looked_up_from_and_below(long pay, int dependants, long tax) =>
        Assert.Equal(tax, Table.TaxOf(pay, new(dependants)));

    // 별표 2, above the table; computed by a separate program in exact fractions. Each bracket at its ends.
    [Theory]
    [InlineData(10_000_001, 1, 1_525_000)]
    [InlineData(10_000_030, 1, 1_525_010)]
    [InlineData(12_345_678, 1, 2_329_560)]
    [InlineData(14_000_000, 1, 2_897_000)]
    [InlineData(14_000_001, 1, 2_897_000)]
    [InlineData(20_000_000, 1, 5_131_400)]
    [InlineData(28_000_000, 1, 8_110_600)]
    [InlineData(28_000_003, 1, 8_110_600)]
    [InlineData(29_999_999, 1, 8_894_590)]
    [InlineData(30_000_000, 1, 8_894_600)]
    [InlineData(30_000_025, 1, 8_894_610)]
    [InlineData(45_000_000, 1, 14_894_600)]
    [InlineData(45_000_024, 1, 14_894_610)]
    [InlineData(87_000_000, 1, 32_534_600)]
    [InlineData(87_000_023, 1, 32_534_610)]
    [InlineData(100_000_000, 1, 38_384_600)]
    [InlineData(12_345_678, 4, 2_239_560)]
    [InlineData(87_000_023, 4, 32_444_610)]
    [InlineData(12_345_678, 11, 2_029_560)]
    [InlineData(87_000_023, 11, 32_234_610)]
    public void above_the_table_the_formula_starts_from_its_last_row(long pay, int dependants, long tax) =>
        Assert.Equal(tax, Table.TaxOf(pay, new(dependants)));

    // 별표 2 제4호: the eleventh takes off 30,000 of the last row, so each further one does; never below zero.
    [Theory]
    [InlineData(10_000_000, 11, 1_200_000)]
    [InlineData(10_000_000, 12, 1_170_000)]
    [InlineData(10_000_000, 14, 1_110_000)]
    [InlineData(12_345_678, 12, 1_999_560)]
    [InlineData(2_000_000, 12, 0)]
    public void more_than_eleven_dependants_go_on_in_the_last_step(long pay, int dependants, long tax) =>
        Assert.Equal(tax, Table.TaxOf(pay, new(dependants)));

    // 별표 2 제3호: 20,830, 45,830 and 33,330 for each further child; then the ratio, cut down to 10 won.
    [Theory]
    [InlineData(0, 80, 1_791_640, 179_160)]
    [InlineData(0, 100, 2_239_560, 223_950)]
    [InlineData(0, 120, 2_687_470, 268_740)]
    [InlineData(1, 80, 1_774_980, 177_490)]
    [InlineData(1, 100, 2_218_730, 221_870)]
    [InlineData(1, 120, 2_662_470, 266_240)]
    [InlineData(2, 80, 1_754_980, 175_490)]
    [InlineData(2, 100, 2_193_730, 219_370)]
    [InlineData(2, 120, 2_632_470, 263_240)]
    [InlineData(3, 80, 1_728_320, 172_830)]
    [InlineData(3, 100, 2_160_400, 216_040)]
    [InlineData(3, 120, 2_592_480, 259_240)]
    public void children_lower_the_tax_and_the_ratio_applies_to_the_rest(int children, int ratio, long tax, long local) =>
        Assert.Equal(new WithheldTax(tax, local), WithheldTax.Of(Table.TaxOf(12_345_678, new(4, children), (WithholdingRatio)ratio)));

    [Fact]
    public void a_credit_beyond_the_tax_leaves_nothing() => Assert.Equal(0, Table.TaxOf(1_500_000, new(4, 2)));

    [Fact]
    public void more_pay_is_never_taxed_less_nor_are_fewer_dependants()
    {
        var random = new Random(20260301);
        for (var i = 0; i < 5_000; i++)
        {
            var (pay, more) = (random.NextInt64(100_000_000), random.NextInt64(1, 2_000_000));
            var family = new WithholdingFamily(random.Next(2, 16));
            var tax = Table.TaxOf(pay, family);
            Assert.True(tax <= Table.TaxOf(pay + more, family), $"{pay} {more} {family}");
            Assert.True(tax <= Table.TaxOf(pay, family with { Dependants = family.Dependants - 1 }), $"{pay} {family}");
            Assert.True(Table.TaxOf(pay, family with { Children = 1 }) <= tax);
            Assert.Equal(0, tax % 10);
        }
    }

    [Theory]
    [InlineData(-1, 1, 0, 100)]
    [InlineData(1, 0, 0, 100)]
    [InlineData(1, 31, 0, 100)]
    [InlineData(1, 1, -1, 100)]
    [InlineData(1, 1, 1, 100)] // the employee is no child of their own
    [InlineData(1, 1, 0, 90)]
    public void what_cannot_be_is_refused(long pay, int dependants, int children, int ratio) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.TaxOf(pay, new(dependants, children), (WithholdingRatio)ratio));

    [Fact]
    public void the_largest_pay_does_not_overflow() => Assert.Equal(449_993_384_590, Table.TaxOf(999_999_999_999, new(1)));
}
