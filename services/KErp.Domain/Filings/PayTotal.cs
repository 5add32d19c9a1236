namespace KErp.Domain.Filings;

/// <summary>보수총액 (제26호) of a year, for each insurance that is told.</summary>
/// <param name="Pension">소득총액.</param>
/// <param name="Employment">보수총액 of 고용보험, which may differ from that of 산재보험.</param>
public sealed record PayTotal(
    FiledPerson Person,
    IReadOnlySet<Insurer> To,
    int Year,
    YearPay? Pension = null,
    YearPay? Health = null,
    YearPay? Employment = null,
    YearPay? IndustrialAccident = null) : FilingEntry(Person, To)
{
    public override FilingKind Kind => FilingKind.PayTotal;

    public override DateOnly EventDay => new(Year, 12, 31);

    public YearPay? Of(Insurer insurer) => insurer switch
    {
        Insurer.NationalPension => Pension,
        Insurer.Health => Health,
        Insurer.Employment => Employment,
        Insurer.IndustrialAccident => IndustrialAccident,
        _ => throw new ArgumentOutOfRangeException(nameof(insurer), insurer, "Not an insurer."),
    };
}
