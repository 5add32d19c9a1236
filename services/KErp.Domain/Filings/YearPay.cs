namespace KErp.Domain.Filings;

/// <summary>보수총액 and the months worked for it.</summary>
/// <param name="Pay">Won without 비과세.</param>
/// <param name="Months">근무개월수, from 1 to 12.</param>
public sealed record YearPay(long Pay, int Months);
