namespace KErp.Domain.Contributions;

/// <summary>Computes 4대보험 contributions, exact to the won.</summary>
public sealed class ContributionEngine(ContributionRates rates)
{
    private const int PensionStep = 1_000;

    /// <exception cref="UnknownContributionRateException">The rates do not cover the month.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A base or the rate of the workplace is negative or beyond reason.</exception>
    public ContributionSet Compute(Insured person, WorkplaceTerms workplace, YearMonth month)
    {
        Check(person.Bases, workplace);
        var rate = rates.Of(month);
        var health = HealthOf(person.Bases.HealthPay, rate.Health);
        var accidentPpm = workplace.AccidentPpm + rate.CommutingAccident.EmployerPpm;
        return new ContributionSet(
            Owed(Insurance.NationalPension, PensionOf(person.Bases.PensionIncome, rate.NationalPension)),
            Owed(Insurance.Health, health.Truncated),
            Owed(Insurance.LongTermCare, LongTermCareOf(health, rate.LongTermCare, workplace.Policy.LongTermCare)),
            Owed(Insurance.Unemployment, Of(person.Bases.EmploymentPay, rate.Unemployment)),
            Owed(Insurance.EmploymentStability, OfEmployer(person.Bases.EmploymentPay, rate.EmploymentStability[workplace.Size].EmployerPpm)),
            Owed(Insurance.IndustrialAccident, OfEmployer(person.Bases.EmploymentPay, accidentPpm)));

        Share Owed(Insurance insurance, Share computed) =>
            person.Billed?.TryGetValue(insurance, out var billed) == true ? billed
            : Coverage.Covers(insurance, person, month, workplace.Policy) ? computed
            : default;
    }

    /// <summary>국민연금법 시행령 제5조제1항: without what is below 1,000 won, then not outside the bounds of July to June.</summary>
    private static Share PensionOf(long income, ContributionRate rate)
    {
        var floored = income / PensionStep * PensionStep;
        return Of(Math.Min(Math.Max(floored, rate.BaseFloor ?? 0), rate.BaseCeiling ?? long.MaxValue), rate);
    }

    /// <summary>The bounds are those of both sides together, who bear half each (국민건강보험법 제76조제1항).</summary>
    private static HealthContribution HealthOf(long pay, ContributionRate rate)
    {
        var floor = (Int128)(rate.ContributionFloor ?? 0) * WonTruncation.Million;
        var ceiling = (Int128)(rate.ContributionCeiling ?? long.MaxValue) * WonTruncation.Million;
        return new HealthContribution(Bounded(rate.EmployeePpm), Bounded(rate.EmployerPpm));

        Int128 Bounded(int ppm) => Int128.Min(Int128.Max((Int128)pay * ppm, floor / 2), ceiling / 2);
    }

    private static Share LongTermCareOf(HealthContribution health, ContributionRate rate, LongTermCareRule rule) => rule switch
    {
        LongTermCareRule.OfOwnHealthContribution => new(
            WonTruncation.Share(health.Truncated.Employee, rate.EmployeePpm + rate.EmployerPpm),
            WonTruncation.Share(health.Truncated.Employer, rate.EmployeePpm + rate.EmployerPpm)),
        LongTermCareRule.HalfOfWholeHealthContribution => new(
            WonTruncation.ToTen(health.WholePpm * rate.EmployeePpm, WonTruncation.Million * WonTruncation.Million),
            WonTruncation.ToTen(health.WholePpm * rate.EmployerPpm, WonTruncation.Million * WonTruncation.Million)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule of long-term care."),
    };

    private static Share Of(long amount, ContributionRate rate) =>
        new(WonTruncation.Share(amount, rate.EmployeePpm), WonTruncation.Share(amount, rate.EmployerPpm));

    private static Share OfEmployer(long amount, int ppm) => new(0, WonTruncation.Share(amount, ppm));

    private static void Check(ContributionBases bases, WorkplaceTerms workplace)
    {
        foreach (var pay in (ReadOnlySpan<long>)[bases.PensionIncome, bases.HealthPay, bases.EmploymentPay])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(pay, nameof(bases));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(pay, ContributionBases.Max, nameof(bases));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(workplace.AccidentPpm, nameof(workplace));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(workplace.AccidentPpm, WonTruncation.Million, nameof(workplace));
    }

    /// <summary>Both sides in millionths of a won, before truncation.</summary>
    private readonly record struct HealthContribution(Int128 EmployeePpm, Int128 EmployerPpm)
    {
        public Int128 WholePpm => EmployeePpm + EmployerPpm;

        public Share Truncated => new(WonTruncation.ToTen(EmployeePpm, WonTruncation.Million), WonTruncation.ToTen(EmployerPpm, WonTruncation.Million));
    }
}
