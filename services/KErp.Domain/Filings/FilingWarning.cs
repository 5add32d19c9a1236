namespace KErp.Domain.Filings;

/// <summary>A duty that is late or soon will be.</summary>
/// <param name="Deadline">The last day in time.</param>
/// <param name="DaysLeft">Until the deadline; 0 on it, negative after it.</param>
public sealed record FilingWarning(FilingDuty Duty, DateOnly Deadline, int DaysLeft)
{
    public bool IsLate => DaysLeft < 0;

    public string Korean => IsLate
        ? $"{FilingNames.Korean(Duty.Insurer)} {FilingNames.Korean(Duty.Kind)} 기한({Deadline:yyyy-MM-dd})이 {-DaysLeft}일 지났습니다."
        : $"{FilingNames.Korean(Duty.Insurer)} {FilingNames.Korean(Duty.Kind)} 기한({Deadline:yyyy-MM-dd})이 {DaysLeft}일 남았습니다.";

    public string English => IsLate
        ? $"{FilingNames.English(Duty.Kind)} to {FilingNames.English(Duty.Insurer)} was due on {Deadline:yyyy-MM-dd}, {Days(-DaysLeft)} ago."
        : $"{FilingNames.English(Duty.Kind)} to {FilingNames.English(Duty.Insurer)} is due on {Deadline:yyyy-MM-dd}, in {Days(DaysLeft)}.";

    private static string Days(int count) => count == 1 ? "1 day" : $"{count} days";
}
