namespace KErp.Domain.Invoices;

/// <summary>발급기한: the 10th of the month after the write date, moved to the next business day (부가가치세법 §34).</summary>
public static class IssueDeadline
{
    private const int DayOfMonth = 10;

    /// <summary>The last Korean date on which the invoice is still in time.</summary>
    /// <exception cref="UnknownCalendarYearException">The holidays of the deadline's year are not known.</exception>
    public static DateOnly For(DateOnly writeDate, HolidayCalendar calendar) =>
        calendar.OnOrNextBusinessDay(new DateOnly(writeDate.Year, writeDate.Month, DayOfMonth).AddMonths(1));
}
