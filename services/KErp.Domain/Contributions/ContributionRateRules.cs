namespace KErp.Domain.Contributions;

/// <summary>What must hold for rows of rates before anything is computed by them.</summary>
internal static class ContributionRateRules
{
    /// <exception cref="ContributionRateException">The first row that is wrong.</exception>
    public static void Check<T>(string section, IReadOnlyList<T> rows) where T : IEffectiveDated
    {
        foreach (var (index, row) in rows.Index())
        {
            if (ProblemOf(row) is { } problem)
                throw new ContributionRateException($"{section}[{index}] ({row.Key} from {row.EffectiveFrom:yyyy-MM-dd}): {problem}");
        }

        foreach (var key in rows.GroupBy(row => row.Key))
            CheckOverlap(section, [.. key.OrderBy(row => row.EffectiveFrom)]);
    }

    private static string? ProblemOf(IEffectiveDated row)
    {
        if (row.EffectiveTo < row.EffectiveFrom) return "effective_to is before effective_from";
        // A contribution is one for the month, so it has one rate.
        if (row.EffectiveFrom.Day != 1 || row.EffectiveTo.AddDays(1).Day != 1) return "a row must hold for whole months";
        if (string.IsNullOrWhiteSpace(row.Source)) return "source is empty: every rate names the instrument that fixed it";
        return row switch
        {
            ContributionRate rate => ProblemOf(rate),
            EmployerRate rate when !IsRate(rate.EmployerPpm) => "employer_ppm must be between 0 and a million",
            _ => null,
        };
    }

    private static string? ProblemOf(ContributionRate rate)
    {
        if (!IsRate(rate.EmployeePpm) || !IsRate(rate.EmployerPpm)) return "employee_ppm and employer_ppm must be between 0 and a million";
        if (!AreBounds(rate.BaseFloor, rate.BaseCeiling)) return "base_floor and base_ceiling must be two bounds in order";
        if (!AreBounds(rate.ContributionFloor, rate.ContributionCeiling)) return "contribution_floor and contribution_ceiling must be two bounds in order";
        return rate.Insurance switch
        {
            RateKeys.NationalPension when rate.BaseFloor is null => "base_floor and base_ceiling are missing",
            RateKeys.Health when rate.ContributionFloor is null => "contribution_floor and contribution_ceiling are missing",
            _ => null,
        };
    }

    private static bool IsRate(int ppm) => ppm is > 0 and < (int)WonTruncation.Million;

    private static bool AreBounds(long? floor, long? ceiling) => floor is null ? ceiling is null : floor >= 0 && floor <= ceiling;

    private static void CheckOverlap<T>(string section, T[] rows) where T : IEffectiveDated
    {
        foreach (var (before, row) in rows.Zip(rows.Skip(1)))
        {
            if (row.EffectiveFrom <= before.EffectiveTo)
                throw new ContributionRateException($"{section}: the {row.Key} row from {row.EffectiveFrom:yyyy-MM-dd} overlaps the one before it");
        }
    }
}
