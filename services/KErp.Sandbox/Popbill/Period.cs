namespace KErp.Sandbox.Popbill;

/// <summary><c>SDate</c> to <c>EDate</c>, both included.</summary>
internal sealed record Period(DateOnly First, DateOnly Last)
{
    /// <returns>Nothing when a date is missing or they are the wrong way round.</returns>
    public static Period? Read(IQueryCollection query) =>
        KoreanTime.DayOrNull(query["SDate"]) is { } first && KoreanTime.DayOrNull(query["EDate"]) is { } last && first <= last
            ? new Period(first, last)
            : null;

    /// <summary>A period of three months ends on the same day of the month at the latest.</summary>
    public bool IsLongerThan(int months) => First.AddMonths(months) < Last;

    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
