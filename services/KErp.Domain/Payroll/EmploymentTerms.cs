using KErp.Domain.Contributions;

namespace KErp.Domain.Payroll;

/// <summary>What payroll and the insurances need to know of somebody's employment, besides its dates.</summary>
/// <param name="Items">The pay of a month; a month that is not worked whole is not divided here.</param>
/// <param name="Bases">The pay that was reported to the agencies.</param>
/// <param name="Exempt">Insurances that are not owed for reasons that the dates do not tell.</param>
/// <param name="PaysPensionOfJoiningMonth">취득 월 납부 희망.</param>
/// <param name="Billed">고지액 of the 공단, in place of what would be computed.</param>
public sealed record EmploymentTerms(
    IReadOnlyList<PayItem> Items,
    ContributionBases Bases,
    IReadOnlyList<Insurance> Exempt,
    bool PaysPensionOfJoiningMonth,
    IReadOnlyDictionary<Insurance, Share> Billed,
    WithholdingFamily Family,
    WithholdingRatio Ratio)
{
    /// <summary>What a payslip is computed of.</summary>
    public EmployeeMonth MonthOf(DateOnly birthDate, Employment employment) => new(
        new Insured(birthDate, employment, Bases, Exempt.ToHashSet(), PaysPensionOfJoiningMonth, Billed), Items, Family, Ratio);
}
