using System.Globalization;
using KErp.Domain.Contributions;

namespace KErp.Domain.Tests.Contributions;

/// <summary>Somebody of 36 who has long been employed; a test changes one thing.</summary>
internal static class SampleInsured
{
    public static readonly ContributionEngine Engine = new(ContributionRates.Korea);

    /// <summary>Fewer than 150 employees, 0.7 %.</summary>
    public static readonly WorkplaceTerms Workplace = new(EmployerSize.Under150, 7_000);

    public static Insured Paid(long pay) =>
        new(new DateOnly(1990, 3, 15), new Employment(new DateOnly(2020, 3, 2)), ContributionBases.Of(pay));

    public static ContributionSet Compute(Insured person, string month, WorkplaceTerms? workplace = null) =>
        Engine.Compute(person, workplace ?? Workplace, Month(month));

    public static YearMonth Month(string text) => YearMonth.Of(Day($"{text}-01"));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
