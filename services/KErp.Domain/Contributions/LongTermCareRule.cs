namespace KErp.Domain.Contributions;

/// <summary>
/// How the 장기요양보험료 of a side comes out of the health contribution (노인장기요양보험법 제9조). No instrument that we
/// could read says where to truncate, and the two differ by 10 won at times; what the 공단 bills can be given instead.
/// </summary>
public enum LongTermCareRule
{
    /// <summary>From the side's own health contribution, after its truncation: 2026 × 13.14 %.</summary>
    OfOwnHealthContribution,

    /// <summary>Half of that of both sides, from the health contribution before any truncation.</summary>
    HalfOfWholeHealthContribution,
}
