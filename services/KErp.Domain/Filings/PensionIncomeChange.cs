namespace KErp.Domain.Filings;

/// <summary>기준소득월액 in won, which changes within the year only on application and with the employee's consent.</summary>
/// <param name="EmployeeAgrees">근로자 동의.</param>
public sealed record PensionIncomeChange(long Before, long After, bool EmployeeAgrees);
