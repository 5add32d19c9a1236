using KErp.Domain.Vat;

namespace KErp.Domain.Invoices;

/// <summary>Until when a sheet of a 수정세금계산서 may be issued.</summary>
public static class AmendmentDeadline
{
    /// <summary>
    /// The 10th of the month after the event (2, 3, 4); the day to file the term of the original by (5); where the law says
    /// "when it is noticed" (1, 6), the 10th of the month after today, which is our reading (certainty C).
    /// </summary>
    /// <exception cref="UnknownCalendarYearException">The holidays of the deadline's year are not known.</exception>
    public static DateOnly For(AmendmentReason reason, DateOnly writeDate, DateOnly today, HolidayCalendar calendar) => reason switch
    {
        AmendmentReason.LocalLetterOfCredit => VatPeriod.TermOf(writeDate).FileBy(calendar),
        AmendmentReason.CorrectedEntry or AmendmentReason.IssuedTwice => IssueDeadline.For(today, calendar),
        _ => IssueDeadline.For(writeDate, calendar),
    };
}
