using KErp.Domain.Payroll;
using KErp.Domain.Tests.Contributions;

namespace KErp.Domain.Tests.Payroll;

public sealed class PayslipCalculatorTests
{
    private static readonly YearMonth July = new(2026, 7);
    private static readonly DateOnly PaidOn = new(2026, 7, 24);
    private static readonly Withholding ByTable = new Withholding.ByTable(InventedTable.Table);

    private static readonly EmployeeMonth Employee = new(
        SampleInsured.Paid(3_000_000),
        [new("기본급", 3_000_000), new("식대", 250_000, PayItemKind.Meal)],
        new WithholdingFamily(2, 1));

    // Contributions as published; of the meals 50,000 are taxable; the table has 190,000, less 20,830 for a child.
    [Fact]
    public void a_slip_is_exact_to_the_won()
    {
        var slip = Compute(Employee, ByTable);
        Assert.Equal(new PaySplit(3_050_000, 200_000), slip.Pay);
        Assert.Equal(142_500 + 107_850 + 14_170 + 27_000, slip.Contributions.EmployeeTotal);
        Assert.Equal(new WithheldTax(169_170, 16_910), slip.Tax);
        Assert.Equal((477_600L, 2_772_400L), (slip.Deductions, slip.NetPay));
        Assert.Empty(slip.Notices);
    }

    [Fact]
    public void without_withholding_is_said_on_the_slip_and_is_not_a_tax_of_zero()
    {
        var slip = Compute(Employee, new Withholding.Without());
        Assert.Null(slip.Tax);
        Assert.Equal((291_520L, 2_958_480L), (slip.Deductions, slip.NetPay));
        Assert.Equal(PayslipNotice.WithoutWithholding, Assert.Single(slip.Notices));

        var untaxed = Compute(Employee with { Items = [new("기본급", 900_000)] }, ByTable);
        Assert.Equal(new WithheldTax(0, 0), untaxed.Tax);
        Assert.Empty(untaxed.Notices);
    }

    [Fact]
    public void the_chosen_ratio_counts() => Assert.Equal(new WithheldTax(203_000, 20_300), Compute(Employee with { Ratio = WithholdingRatio.Percent120 }, ByTable).Tax);

    [Fact]
    public void a_table_is_not_used_for_earlier_payments()
    {
        var calculator = new PayslipCalculator(SampleInsured.Engine, SampleInsured.Workplace, ByTable);
        var error = Assert.Throws<WithholdingTableNotInForceException>(() => calculator.Compute(Employee, new(2026, 2), new(2026, 2, 28)));
        Assert.Equal((new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 1)), (error.PaidOn, error.EffectiveFrom));
        Assert.NotNull(calculator.Compute(Employee, new(2026, 2), new(2026, 3, 1)).Tax);
    }

    [Fact]
    public void pay_that_does_not_cover_the_deductions_is_pointed_out()
    {
        var slip = Compute(Employee with { Items = [new("기본급", 100_000)] }, ByTable);
        Assert.Equal(-191_520, slip.NetPay);
        Assert.Equal(PayslipNotice.NegativeNetPay, Assert.Single(slip.Notices));
    }

    [Fact]
    public void ten_thousand_slips_add_up()
    {
        var calculator = new PayslipCalculator(SampleInsured.Engine, SampleInsured.Workplace, ByTable);
        var slips = Enumerable.Range(0, 10_000)
            .Select(number => Employee with { Items = [new("기본급", 1_000_000 + number * 1_499), new("식대", number * 41, PayItemKind.Meal)], Family = new(1 + number % 13, number % 13 / 3) })
            .Select(employee => calculator.Compute(employee, July, PaidOn))
            .ToList();
        Assert.All(slips, slip => Assert.Equal(
            slip.Items.Sum(item => item.Amount),
            slip.NetPay + slip.Contributions.EmployeeTotal + slip.Tax!.Value.IncomeTax + slip.Tax.Value.LocalIncomeTax));
        Assert.All(slips, slip => Assert.Equal(slip.Tax!.Value.IncomeTax / 100 * 10, slip.Tax.Value.LocalIncomeTax));
        Assert.Equal(slips.Sum(slip => slip.Pay.Total), slips.Sum(slip => slip.NetPay) + slips.Sum(slip => slip.Deductions));
    }

    private static Payslip Compute(EmployeeMonth employee, Withholding withholding) =>
        new PayslipCalculator(SampleInsured.Engine, SampleInsured.Workplace, withholding).Compute(employee, July, PaidOn);
}
