namespace KErp.Domain.Collections;

/// <summary>Which days can be collected from the tax office in one job (홈택스 수집).</summary>
public static class CollectionRules
{
    public const int MaxMonths = 3;

    /// <param name="from">The first day of transmission (전송일자).</param>
    /// <param name="to">The last one.</param>
    /// <param name="today">In Korea.</param>
    /// <returns>Every broken rule; empty when none is.</returns>
    public static IReadOnlyList<Violation> Check(DateOnly from, DateOnly to, DateOnly today)
    {
        var found = new List<Violation>();
        if (to < from)
            found.Add(CollectionViolations.EndsBeforeStart("to", from));
        // Both days are collected: three months from the 1st of January end on the 31st of March.
        else if (to >= from.AddMonths(MaxMonths))
            found.Add(CollectionViolations.TooLong("to"));
        if (to > today)
            found.Add(CollectionViolations.InFuture("to", today));
        return found;
    }
}
