namespace KErp.Domain.Filings;

/// <summary>What 건강보험 asks of who leaves.</summary>
/// <param name="Code">자격상실부호.</param>
/// <param name="ThisYear">해당 연도 보수총액.</param>
/// <param name="LastYear">전년도 보수총액; null once it is settled.</param>
public sealed record HealthLoss(string Code, YearPay ThisYear, YearPay? LastYear = null);
