namespace KErp.Domain.Contributions;

/// <summary>An employee as the insurances see one.</summary>
/// <param name="Exempt">
/// What is not owed for reasons that the dates do not tell: 직역연금, 의료급여, 유공자, under 18 and unwilling, a representative
/// without 고용보험, leave without pay. Long-term care is not owed without health insurance.
/// </param>
/// <param name="PaysPensionOfJoiningMonth">취득 월 납부 희망, or 초일취득·당월상실자 납부 희망.</param>
/// <param name="Billed">What the 공단 billed (고지액), in place of what would be computed; none where nothing was.</param>
public sealed record Insured(
    DateOnly BirthDate,
    Employment Employment,
    ContributionBases Bases,
    IReadOnlySet<Insurance>? Exempt = null,
    bool PaysPensionOfJoiningMonth = false,
    IReadOnlyDictionary<Insurance, Share>? Billed = null)
{
    public bool IsExempt(Insurance insurance) => Exempt?.Contains(insurance) == true;
}
