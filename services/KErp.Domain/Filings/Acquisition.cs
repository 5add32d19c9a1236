namespace KErp.Domain.Filings;

/// <summary>자격취득 (제6호).</summary>
/// <param name="AcquiredOn">자격취득일.</param>
/// <param name="MonthlyIncome">월 소득액 in won: 소득월액, 보수월액 and 월평균보수.</param>
/// <param name="Pension">What 국민연금 asks; null when it is not filed there. Likewise the others.</param>
public sealed record Acquisition(
    FiledPerson Person,
    IReadOnlySet<Insurer> To,
    DateOnly AcquiredOn,
    long MonthlyIncome,
    PensionAcquisition? Pension = null,
    HealthAcquisition? Health = null,
    LabourAcquisition? Labour = null) : FilingEntry(Person, To)
{
    public override FilingKind Kind => FilingKind.Acquisition;

    public override DateOnly EventDay => AcquiredOn;
}
