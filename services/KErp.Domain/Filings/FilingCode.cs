namespace KErp.Domain.Filings;

/// <summary>A code that a form knows.</summary>
/// <param name="Korean">What the form calls it; null where we know the code and not its name.</param>
/// <param name="EffectiveFrom">The first day of events that it may be used for; null when no such day is known.</param>
/// <param name="EffectiveTo">The last one.</param>
public sealed record FilingCode(string Code, string? Korean = null, DateOnly? EffectiveFrom = null, DateOnly? EffectiveTo = null)
{
    public bool HoldsOn(DateOnly day) => !(day < EffectiveFrom) && !(day > EffectiveTo);
}
