namespace KErp.Domain.Contributions;

/// <summary>What we could not read in an instrument, or what practice does in more than one way: a workplace may decide otherwise.</summary>
public sealed record ContributionPolicy
{
    public static ContributionPolicy Default { get; } = new();

    public LongTermCareRule LongTermCare { get; init; } = LongTermCareRule.OfOwnHealthContribution;

    /// <summary>건강보험 (certainty C: 국민건강보험법 제69조제2항, not read by us).</summary>
    public JoiningMonthRule HealthJoining { get; init; } = JoiningMonthRule.JoinedOnTheFirst;

    /// <summary>Who is hired at this age or later is outside 실업급여 (certainty B/C).</summary>
    public int UnemploymentHireAgeLimit { get; init; } = 65;
}
