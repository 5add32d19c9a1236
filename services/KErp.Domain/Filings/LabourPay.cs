namespace KErp.Domain.Filings;

/// <summary>보수총액 of 고용보험 or 산재보험.</summary>
/// <param name="ThisYear">Won of the year of the loss.</param>
/// <param name="LastYear">Won of the year before; null once it is settled.</param>
public sealed record LabourPay(long ThisYear, long? LastYear = null);
