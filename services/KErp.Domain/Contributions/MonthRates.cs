namespace KErp.Domain.Contributions;

/// <summary>Every rate of a month.</summary>
/// <param name="EmploymentStability">One row for each size.</param>
/// <param name="CommutingAccident">출퇴근재해, which is added to the rate of every workplace.</param>
public sealed record MonthRates(
    YearMonth Month,
    ContributionRate NationalPension,
    ContributionRate Health,
    ContributionRate LongTermCare,
    ContributionRate Unemployment,
    IReadOnlyDictionary<EmployerSize, EmployerRate> EmploymentStability,
    EmployerRate CommutingAccident);
