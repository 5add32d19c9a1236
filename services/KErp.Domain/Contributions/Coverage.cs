namespace KErp.Domain.Contributions;

/// <summary>Whether a contribution is owed for a month at all: ages, exemptions, months of joining and leaving.</summary>
internal static class Coverage
{
    /// <summary>국민연금법 제6조, 제8조.</summary>
    private const int PensionAgeLimit = 60;

    public static bool Covers(Insurance insurance, Insured person, YearMonth month, ContributionPolicy policy) =>
        !person.IsExempt(insurance) && insurance switch
        {
            Insurance.NationalPension => Pension(person, month),
            Insurance.Health => Health(person.Employment, month, policy),
            Insurance.LongTermCare => !person.IsExempt(Insurance.Health) && Health(person.Employment, month, policy),
            Insurance.Unemployment => person.Employment.IsIn(month) && AgeLimit(person, policy.UnemploymentHireAgeLimit) > person.Employment.HiredOn,
            _ => person.Employment.IsIn(month),
        };

    /// <summary>
    /// 제12조, 제17조제1항: from the month after joining to the month of the day before the loss; the month of joining too for
    /// who joins on the first and is still in at the end of it, and for who wants to. The insurance ends on the day after the
    /// 60th birthday, and nobody who is 60 comes into it.
    /// </summary>
    private static bool Pension(Insured person, YearMonth month)
    {
        var joined = person.Employment.HiredOn;
        var sixty = AgeLimit(person, PensionAgeLimit);
        if (joined >= sixty) return false;
        var lastDay = Min(sixty, person.Employment.LostOn.AddDays(-1));
        if (month > YearMonth.Of(lastDay)) return false;
        if (month != YearMonth.Of(joined)) return month > YearMonth.Of(joined);
        return person.PaysPensionOfJoiningMonth || (joined.Day == 1 && YearMonth.Of(lastDay.AddDays(1)) > month);
    }

    private static bool Health(Employment employment, YearMonth month, ContributionPolicy policy) =>
        employment.IsIn(month)
        && (month != YearMonth.Of(employment.HiredOn) || employment.HiredOn.Day == 1 || policy.HealthJoining is JoiningMonthRule.Always);

    /// <summary>The day on which somebody comes to that age.</summary>
    private static DateOnly AgeLimit(Insured person, int years) => person.BirthDate.AddYears(years);

    private static DateOnly Min(DateOnly left, DateOnly right) => left < right ? left : right;
}
