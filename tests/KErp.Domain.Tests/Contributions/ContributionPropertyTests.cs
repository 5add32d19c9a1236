using KErp.Domain.Contributions;
using static KErp.Domain.Tests.Contributions.SampleInsured;

namespace KErp.Domain.Tests.Contributions;

/// <summary>What holds for every pay, over generated pay of a fixed seed.</summary>
public sealed class ContributionPropertyTests
{
    private const int Samples = 5_000;
    private static readonly string[] Months = ["2025-01", "2025-06", "2025-07", "2025-12", "2026-01", "2026-06", "2026-07", "2026-12"];
    private static readonly LongTermCareRule[] Rules = Enum.GetValues<LongTermCareRule>();

    [Fact]
    public void a_won_more_of_pay_never_lowers_a_contribution()
    {
        foreach (var (less, month, workplace, random) in Generated())
        {
            var more = less + random.NextInt64(1, random.Next(2) == 0 ? 20 : 5_000_000);
            var (lower, higher) = (Compute(Paid(less), month, workplace), Compute(Paid(more), month, workplace));
            foreach (var insurance in Enum.GetValues<Insurance>())
                Assert.True(lower[insurance].Employee <= higher[insurance].Employee && lower[insurance].Employer <= higher[insurance].Employer, $"{insurance} {month} {less} {more}");
        }
    }

    [Fact]
    public void between_the_bounds_a_thousand_won_more_of_pay_is_seen_in_the_pension()
    {
        // 1,000 won x 4.5 % is 45 won: more than a step of 10, so the contribution has to rise, and by no more than 50.
        for (var pay = 410_000L; pay < 6_170_000; pay += 1_000)
        {
            var step = Compute(Paid(pay + 1_000), "2025-12").NationalPension.Employee - Compute(Paid(pay), "2025-12").NationalPension.Employee;
            Assert.InRange(step, 40, 50);
        }
    }

    [Fact]
    public void shares_add_up()
    {
        foreach (var (pay, month, workplace, _) in Generated())
        {
            var set = Compute(Paid(pay), month, workplace);
            Assert.Equal(Enum.GetValues<Insurance>().Sum(insurance => set[insurance].Employee), set.EmployeeTotal);
            Assert.Equal(Enum.GetValues<Insurance>().Sum(insurance => set[insurance].Employer), set.EmployerTotal);
            // 국민연금법 제88조, 국민건강보험법 제76조: both bear the same half.
            foreach (var shared in (Share[])[set.NationalPension, set.Health, set.LongTermCare, set.Unemployment])
                Assert.Equal(shared.Employee, shared.Employer);
            Assert.Equal((0L, 0L), (set.EmploymentStability.Employee, set.IndustrialAccident.Employee));
        }
    }

    /// <summary>Each side is a multiple of 10 won, not above the exact amount and less than 10 won below it.</summary>
    [Fact]
    public void truncation_never_gains_and_loses_less_than_ten_won()
    {
        foreach (var (pay, month, workplace, _) in Generated())
        {
            var rates = ContributionRates.Korea.Of(Month(month));
            var set = Compute(Paid(pay), month, workplace);
            var pensionBase = Math.Clamp(pay - pay % 1_000, rates.NationalPension.BaseFloor!.Value, rates.NationalPension.BaseCeiling!.Value);
            Truncated(set.NationalPension.Employee, pensionBase * (decimal)rates.NationalPension.EmployeePpm / 1_000_000);
            var health = Math.Clamp(
                pay * (decimal)rates.Health.EmployeePpm / 1_000_000, rates.Health.ContributionFloor!.Value / 2m, rates.Health.ContributionCeiling!.Value / 2m);
            Truncated(set.Health.Employee, health);
            var careBase = workplace.Policy.LongTermCare is LongTermCareRule.OfOwnHealthContribution ? set.Health.Employee : health;
            Truncated(set.LongTermCare.Employee, careBase * 2 * rates.LongTermCare.EmployeePpm / 1_000_000);
            Truncated(set.Unemployment.Employee, pay * (decimal)rates.Unemployment.EmployeePpm / 1_000_000);
            Truncated(set.EmploymentStability.Employer, pay * (decimal)rates.EmploymentStability[workplace.Size].EmployerPpm / 1_000_000);
            Truncated(set.IndustrialAccident.Employer, pay * (decimal)(workplace.AccidentPpm + rates.CommutingAccident.EmployerPpm) / 1_000_000);
        }
    }

    private static void Truncated(long won, decimal exact)
    {
        Assert.Equal(0, won % 10);
        Assert.True(won <= exact && exact < won + 10, $"{won} of {exact}");
    }

    private static IEnumerable<(long Pay, string Month, WorkplaceTerms Workplace, Random Random)> Generated()
    {
        var random = new Random(20260701);
        for (var i = 0; i < Samples; i++)
        {
            // As many small numbers as large ones: the bounds lie far apart.
            var pay = random.NextInt64((long)Math.Pow(10, random.Next(1, 10)));
            var workplace = new WorkplaceTerms((EmployerSize)random.Next(4), random.Next(1, 200_000)) { Policy = new() { LongTermCare = Rules[random.Next(2)] } };
            yield return (pay, Months[random.Next(Months.Length)], workplace, random);
        }
    }
}
