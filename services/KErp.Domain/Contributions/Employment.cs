namespace KErp.Domain.Contributions;

/// <summary>From when to when somebody is employed, in Korean dates.</summary>
/// <param name="HiredOn">The first day of work, on which the insurances begin (자격취득일).</param>
/// <param name="LeftOn">The last day of work; the insurances end on the day after (자격상실일). Null when it is not known.</param>
public sealed record Employment(DateOnly HiredOn, DateOnly? LeftOn = null)
{
    /// <summary>자격상실일: the first day without insurance; the end of time while nobody has left.</summary>
    public DateOnly LostOn => LeftOn?.AddDays(1) ?? DateOnly.MaxValue;

    public bool IsIn(YearMonth month) => HiredOn <= month.LastDay && LostOn > month.FirstDay;
}
