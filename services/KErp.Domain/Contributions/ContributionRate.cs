namespace KErp.Domain.Contributions;

/// <summary>A row of the rates: what both sides pay in a span of whole months.</summary>
/// <param name="EmployeePpm">Parts per million of the base, which for long-term care is the health contribution of both sides.</param>
/// <param name="EffectiveTo">The last day, which belongs to it.</param>
/// <param name="Source">The instrument that fixed the rate.</param>
/// <param name="BaseFloor">Won; null where the law sets no bounds of the base (기준소득월액 하한).</param>
/// <param name="ContributionFloor">Won of both sides together; null where the law sets no bounds of the contribution.</param>
public sealed record ContributionRate(
    string Insurance,
    int EmployeePpm,
    int EmployerPpm,
    DateOnly EffectiveFrom,
    DateOnly EffectiveTo,
    string Source,
    long? BaseFloor = null,
    long? BaseCeiling = null,
    long? ContributionFloor = null,
    long? ContributionCeiling = null) : IEffectiveDated
{
    string IEffectiveDated.Key => Insurance;
}
