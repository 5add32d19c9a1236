namespace KErp.Domain;

/// <summary>Business days: neither Saturday nor Sunday nor a holiday. Holidays are data, one set a year.</summary>
public sealed class HolidayCalendar(IReadOnlyDictionary<int, IReadOnlySet<DateOnly>> holidaysByYear)
{
    /// <summary>The public holidays of Korea for the years of <see cref="KoreanHolidays"/>.</summary>
    public static HolidayCalendar Korea { get; } = new(KoreanHolidays.ByYear);

    /// <exception cref="UnknownCalendarYearException">The calendar has no holidays for the year of the date.</exception>
    public bool IsBusinessDay(DateOnly date) =>
        !HolidaysOf(date.Year).Contains(date) && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The date itself when it is a business day, else the first one after it.</summary>
    /// <exception cref="UnknownCalendarYearException">The search came to a year without holidays.</exception>
    public DateOnly OnOrNextBusinessDay(DateOnly date)
    {
        while (!IsBusinessDay(date))
            date = date.AddDays(1);
        return date;
    }

    private IReadOnlySet<DateOnly> HolidaysOf(int year) =>
        holidaysByYear.TryGetValue(year, out var holidays) ? holidays : throw new UnknownCalendarYearException(year);
}
