namespace KErp.Domain.Filings;

/// <summary>The list of what is late or soon due.</summary>
public static class FilingWarnings
{
    /// <param name="today">In Korea.</param>
    /// <param name="within">Days before a deadline from which it is warned of; not negative.</param>
    /// <returns>The most urgent first. What is filed is not in it, nor what has no deadline.</returns>
    /// <exception cref="UnknownCalendarYearException">The holidays of a deadline's year are not known.</exception>
    public static IReadOnlyList<FilingWarning> Of(IEnumerable<FilingDuty> duties, DateOnly today, int within, HolidayCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(within);
        return duties
            .Where(duty => duty.FiledOn is null)
            .Select(duty => (Duty: duty, Deadline: FilingDeadline.For(duty.Kind, duty.Insurer, duty.EventDay, calendar, duty.IsConstruction)))
            .Where(each => each.Deadline is not null)
            .Select(each => new FilingWarning(each.Duty, each.Deadline!.Value, each.Deadline.Value.DayNumber - today.DayNumber))
            .Where(warning => warning.DaysLeft <= within)
            .OrderBy(warning => warning.DaysLeft)
            .ToList();
    }
}
