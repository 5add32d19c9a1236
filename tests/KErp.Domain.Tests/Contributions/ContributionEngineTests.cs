using KErp.Domain.Contributions;
using static KErp.Domain.Tests.Contributions.SampleInsured;

namespace KErp.Domain.Tests.Contributions;

public sealed class ContributionEngineTests
{
    private static readonly WorkplaceTerms HalfOfWhole =
        Workplace with { Policy = new() { LongTermCare = LongTermCareRule.HalfOfWholeHealthContribution } };

    /// <summary>The published worked examples.</summary>
    [Theory]
    [InlineData("2025-07", 3_000_000, 135_000, 106_350, 13_770, 27_000)]
    [InlineData("2026-07", 3_000_000, 142_500, 107_850, 14_170, 27_000)]
    [InlineData("2026-07", 7_000_000, 313_020, 251_650, 33_060, 63_000)]
    [InlineData("2026-07", 2_156_880, 102_410, 77_530, 10_180, 19_410)]
    public void the_published_examples_come_out(string month, long pay, long pension, long health, long care, long unemployment)
    {
        var set = Compute(Paid(pay), month);
        Assert.Equal(
            (pension, health, care, unemployment),
            (set.NationalPension.Employee, set.Health.Employee, set.LongTermCare.Employee, set.Unemployment.Employee));
        Assert.Equal(pension + health + care + unemployment, set.EmployeeTotal);
    }

    [Fact]
    public void there_are_at_least_sixty_cases() => Assert.InRange(ContributionCases.All.Count, 60, int.MaxValue);

    [Theory]
    [MemberData(nameof(ContributionCases.All), MemberType = typeof(ContributionCases))]
    public void every_case_is_exact_to_the_won(
        string month, long pay, long pension, long health, long ownCare, long halfCare, long unemployment, long stability, long accident)
    {
        Share Both(long each) => new(each, each);
        var expected = new ContributionSet(Both(pension), Both(health), Both(ownCare), Both(unemployment), new(0, stability), new(0, accident));
        Assert.Equal(expected, Compute(Paid(pay), month));
        Assert.Equal(expected with { LongTermCare = Both(halfCare) }, Compute(Paid(pay), month, HalfOfWhole));
    }

    // 징수법 시행령 제12조제1항제1호: 0.25, 0.45, 0.65 and 0.85 %.
    [Theory]
    [InlineData(EmployerSize.Under150, 3_000_000, 7_500)]
    [InlineData(EmployerSize.Under150, 2_156_880, 5_390)]
    [InlineData(EmployerSize.Priority150AndOver, 3_000_000, 13_500)]
    [InlineData(EmployerSize.Priority150AndOver, 2_156_880, 9_700)]
    [InlineData(EmployerSize.From150To999, 3_333_333, 21_660)]
    [InlineData(EmployerSize.From150To999, 1_177, 0)]
    [InlineData(EmployerSize.From1000OrState, 3_333_333, 28_330)]
    [InlineData(EmployerSize.From1000OrState, 1_177, 10)]
    public void larger_employers_pay_more_for_stability(EmployerSize size, long pay, long stability)
    {
        Assert.Equal(new Share(0, stability), Compute(Paid(pay), "2025-01", Workplace with { Size = size }).EmploymentStability);
        Assert.Equal(new Share(0, stability), Compute(Paid(pay), "2026-12", Workplace with { Size = size }).EmploymentStability);
    }

    // The rate of the workplace and 0.6/1000 for 출퇴근재해 together, truncated once.
    [Theory]
    [InlineData(0, 3_000_000, 1_800)]
    [InlineData(5_000, 2_156_880, 12_070)]
    [InlineData(12_345, 3_000_000, 38_830)]
    [InlineData(185_000, 2_156_880, 400_310)]
    public void accidents_are_insured_at_the_rate_of_the_workplace(int ppm, long pay, long accident) =>
        Assert.Equal(new Share(0, accident), Compute(Paid(pay), "2026-03", Workplace with { AccidentPpm = ppm }).IndustrialAccident);

    [Fact]
    public void every_insurance_counts_by_its_own_pay()
    {
        var set = Compute(Paid(0) with { Bases = new(7_000_000, 3_000_000, 2_156_880) }, "2026-07");
        Assert.Equal((313_020L, 107_850L, 14_170L, 19_410L), (set.NationalPension.Employee, set.Health.Employee, set.LongTermCare.Employee, set.Unemployment.Employee));
        Assert.Equal((5_390L, 16_390L), (set.EmploymentStability.Employer, set.IndustrialAccident.Employer));
    }

    [Fact]
    public void what_was_billed_stands_in_place_of_what_is_computed()
    {
        var billed = new Dictionary<Insurance, Share> { [Insurance.LongTermCare] = new(9_470, 9_470) };
        var computed = Compute(Paid(2_005_000), "2026-07");
        Assert.Equal(computed with { LongTermCare = new(9_470, 9_470) }, Compute(Paid(2_005_000) with { Billed = billed }, "2026-07"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(ContributionBases.Max + 1)]
    [InlineData(long.MaxValue)]
    public void pay_beyond_reason_is_refused(long pay)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute(Paid(0) with { Bases = new(pay, 0, 0) }, "2026-07"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute(Paid(0) with { Bases = new(0, pay, 0) }, "2026-07"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Compute(Paid(0) with { Bases = new(0, 0, pay) }, "2026-07"));
    }

    [Fact]
    public void the_largest_pay_does_not_overflow()
    {
        var set = Compute(Paid(ContributionBases.Max), "2026-07", HalfOfWhole with { AccidentPpm = 999_399 });
        Assert.Equal((8_999_999_990L, 999_998_999_990L), (set.Unemployment.Employee, set.IndustrialAccident.Employer));
    }
}
