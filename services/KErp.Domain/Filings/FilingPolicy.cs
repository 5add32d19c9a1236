namespace KErp.Domain.Filings;

/// <summary>What of the agencies' rules we know from weak sources only: a company may decide otherwise.</summary>
public sealed record FilingPolicy
{
    public static FilingPolicy Default { get; } = new();

    /// <summary>Percent by which the income must have changed for 기준소득월액 변경 (certainty C).</summary>
    public int PensionChangePercent { get; init; } = 20;

    /// <summary>People in one form: what the 대량민원접수 of the 4대사회보험 정보연계센터 takes (certainty B).</summary>
    public int MaxPeople { get; init; } = 300;
}
