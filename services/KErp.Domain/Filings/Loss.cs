namespace KErp.Domain.Filings;

/// <summary>자격상실 (제8호).</summary>
/// <param name="LostOn">상실연월일: the day after the last day of work.</param>
/// <param name="Phone">Of the person.</param>
public sealed record Loss(
    FiledPerson Person,
    IReadOnlySet<Insurer> To,
    DateOnly LostOn,
    string Phone,
    PensionLoss? Pension = null,
    HealthLoss? Health = null,
    LabourLoss? Labour = null) : FilingEntry(Person, To)
{
    public override FilingKind Kind => FilingKind.Loss;

    public override DateOnly EventDay => LostOn;
}
