namespace KErp.Domain.Vat;

/// <summary>The months that one VAT return is about.</summary>
/// <param name="Term">기: 1 is January to June, 2 is July to December.</param>
/// <param name="Stage">Null for the whole term, which those file who file no preliminary return.</param>
public sealed record VatPeriod(int Year, int Term, VatStage? Stage = null)
{
    private const int MonthsOfTerm = 6;
    private const int MonthsOfStage = 3;
    private const int FilingDay = 25;

    public DateOnly From => new DateOnly(Year, 1, 1).AddMonths((Term - 1) * MonthsOfTerm + (Stage is VatStage.Final ? MonthsOfStage : 0));

    /// <summary>The last day, which belongs to it.</summary>
    public DateOnly To => From.AddMonths(Stage is null ? MonthsOfTerm : MonthsOfStage).AddDays(-1);

    /// <summary>과세기간: the whole term that the date is in.</summary>
    public static VatPeriod TermOf(DateOnly date) => new(date.Year, date.Month <= MonthsOfTerm ? 1 : 2);

    /// <summary>신고기한: the 25th of the month after, moved to the next business day.</summary>
    /// <exception cref="UnknownCalendarYearException">The holidays of that year are not known.</exception>
    public DateOnly FileBy(HolidayCalendar calendar) => calendar.OnOrNextBusinessDay(To.AddDays(FilingDay));
}

public enum VatStage
{
    /// <summary>예정: the first three months of the term.</summary>
    Preliminary,

    /// <summary>확정: the last three months, for those who filed the preliminary return.</summary>
    Final,
}
