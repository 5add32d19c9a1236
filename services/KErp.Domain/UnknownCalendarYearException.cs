namespace KErp.Domain;

/// <summary>A date was asked for in a year whose holidays are not known. Guessing would miss a legal deadline.</summary>
public sealed class UnknownCalendarYearException(int year)
    : Exception($"The holiday calendar has no year {year}. Add its holidays before dates in {year} are computed.")
{
    public int Year { get; } = year;
}
