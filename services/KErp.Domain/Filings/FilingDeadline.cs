namespace KErp.Domain.Filings;

/// <summary>Until when a form is to be filed, in Korean dates, moved to the next business day.</summary>
public static class FilingDeadline
{
    private const int HealthDays = 14;
    private const int DayOfNextMonth = 15;

    /// <summary>
    /// Acquisition and loss: 건강보험 within 14 days of the event, the others by the 15th of the next month (certainty B).
    /// 보수총액 of a year: 10 March 건강보험, 15 March 고용·산재 (31 March in construction and logging), 31 May 국민연금.
    /// </summary>
    /// <param name="eventDay">자격취득일, 자격상실일, or any day of the year whose pay is told.</param>
    /// <param name="construction">건설업 or 벌목업.</param>
    /// <returns>Null for 내용변경 and 보수월액 변경, for which we know no day.</returns>
    /// <exception cref="UnknownCalendarYearException">The holidays of the deadline's year are not known.</exception>
    public static DateOnly? For(FilingKind kind, Insurer insurer, DateOnly eventDay, HolidayCalendar calendar, bool construction = false) =>
        DayOf(kind, insurer, eventDay, construction) is { } day ? calendar.OnOrNextBusinessDay(day) : null;

    private static DateOnly? DayOf(FilingKind kind, Insurer insurer, DateOnly eventDay, bool construction) => kind switch
    {
        FilingKind.Acquisition or FilingKind.Loss when insurer is Insurer.Health => eventDay.AddDays(HealthDays),
        FilingKind.Acquisition or FilingKind.Loss => new DateOnly(eventDay.Year, eventDay.Month, DayOfNextMonth).AddMonths(1),
        FilingKind.PayTotal => PayTotalDay(insurer, eventDay.Year + 1, construction),
        _ => null,
    };

    private static DateOnly PayTotalDay(Insurer insurer, int year, bool construction) => insurer switch
    {
        Insurer.NationalPension => new DateOnly(year, 5, 31),
        Insurer.Health => new DateOnly(year, 3, 10),
        _ when construction => new DateOnly(year, 3, 31),
        _ => new DateOnly(year, 3, 15),
    };
}
