namespace KErp.Domain.Filings;

/// <summary>What 고용보험 and 산재보험 ask together.</summary>
/// <param name="Job">직종부호.</param>
/// <param name="WeeklyHours">1주 소정근로시간.</param>
/// <param name="ContractEnd">계약종료연월; null without a fixed term.</param>
/// <param name="ChargeClass">보험료부과구분; null when all is charged.</param>
/// <param name="ChargeReason">사유 of the class.</param>
public sealed record LabourAcquisition(
    string Job, int WeeklyHours, YearMonth? ContractEnd = null, string? ChargeClass = null, string? ChargeReason = null);
