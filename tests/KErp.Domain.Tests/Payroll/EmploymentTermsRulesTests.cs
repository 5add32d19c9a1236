using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Domain.Tests.Payroll;

public sealed class EmploymentTermsRulesTests
{
    private static readonly EmploymentTerms Valid = new(
        [new PayItem("기본급", 3_000_000)], ContributionBases.Of(3_000_000), [], false,
        new Dictionary<Insurance, Share> { [Insurance.Health] = new(107_850, 107_850) }, new WithholdingFamily(3, 2), WithholdingRatio.Percent100);

    [Fact]
    public void what_a_payslip_can_be_computed_of_is_fine() => Assert.Empty(EmploymentTermsRules.Check(Valid));

    public static TheoryData<EmploymentTerms, string, string> Wrong => new()
    {
        { Valid with { Items = [new PayItem("기본급", -1)] }, "items[0].amount", "amount_out_of_range" },
        { Valid with { Bases = Valid.Bases with { PensionIncome = -1 } }, "bases.pensionIncome", "amount_out_of_range" },
        { Valid with { Bases = Valid.Bases with { HealthPay = ContributionBases.Max + 1 } }, "bases.healthPay", "amount_out_of_range" },
        { Valid with { Bases = Valid.Bases with { EmploymentPay = -1 } }, "bases.employmentPay", "amount_out_of_range" },
        { Valid with { Billed = new Dictionary<Insurance, Share> { [Insurance.Health] = new(-10, 0) } }, "billed.Health", "amount_out_of_range" },
        { Valid with { Family = new WithholdingFamily(0) }, "family.dependants", "out_of_range" },
        { Valid with { Family = new WithholdingFamily(31) }, "family.dependants", "out_of_range" },
        { Valid with { Family = new WithholdingFamily(2, 2) }, "family.children", "out_of_range" },
        { Valid with { Family = new WithholdingFamily(2, -1) }, "family.children", "out_of_range" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void what_the_computation_would_refuse_is_named_before(EmploymentTerms terms, string field, string code)
    {
        var violation = Assert.Single(EmploymentTermsRules.Check(terms));
        Assert.Equal((field, code), (violation.Field, violation.Code));
    }

    /// <summary>The billed share stands for health insurance alone; the rest is computed of what the terms say.</summary>
    [Fact]
    public void a_month_has_all_that_the_terms_say()
    {
        var month = (Valid with { Exempt = [Insurance.Unemployment], PaysPensionOfJoiningMonth = true, Ratio = WithholdingRatio.Percent80 })
            .MonthOf(new DateOnly(1990, 1, 1), new Employment(new DateOnly(2026, 7, 2)));

        Assert.Equal(new DateOnly(1990, 1, 1), month.Insured.BirthDate);
        Assert.Equal((true, true), (month.Insured.PaysPensionOfJoiningMonth, month.Insured.IsExempt(Insurance.Unemployment)));
        Assert.Equal(new Share(107_850, 107_850), month.Insured.Billed![Insurance.Health]);
        Assert.Equal((Valid.Items, Valid.Family, WithholdingRatio.Percent80), (month.Items, month.Family, month.Ratio));
    }
}
