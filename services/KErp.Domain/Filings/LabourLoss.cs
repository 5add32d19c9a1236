namespace KErp.Domain.Filings;

/// <summary>What 고용보험 and 산재보험 ask; their 보수총액 may differ.</summary>
/// <param name="Reason">상실사유 구분코드.</param>
/// <param name="Detail">구체적 사유.</param>
/// <param name="Employment">보수총액 of 고용보험; null when it is not filed there.</param>
/// <param name="IndustrialAccident">보수총액 of 산재보험.</param>
public sealed record LabourLoss(string Reason, string Detail, LabourPay? Employment, LabourPay? IndustrialAccident);
