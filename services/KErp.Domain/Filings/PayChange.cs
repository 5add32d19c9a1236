namespace KErp.Domain.Filings;

/// <summary>보수월액 변경 (제27호), in won a month.</summary>
/// <param name="From">변경월.</param>
/// <param name="HealthPay">보수월액.</param>
/// <param name="EmploymentPay">월평균보수 of 고용보험.</param>
/// <param name="AccidentPay">월평균보수 of 산재보험.</param>
/// <param name="Reason">변경사유.</param>
public sealed record PayChange(
    FiledPerson Person,
    IReadOnlySet<Insurer> To,
    YearMonth From,
    string Reason,
    PensionIncomeChange? Pension = null,
    long? HealthPay = null,
    long? EmploymentPay = null,
    long? AccidentPay = null) : FilingEntry(Person, To)
{
    public override FilingKind Kind => FilingKind.PayChange;

    public override DateOnly EventDay => From.FirstDay;
}
