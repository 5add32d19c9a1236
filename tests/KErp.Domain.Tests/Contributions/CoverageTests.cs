using KErp.Domain.Contributions;
using static KErp.Domain.Tests.Contributions.SampleInsured;

namespace KErp.Domain.Tests.Contributions;

/// <summary>Months of joining and leaving, ages and exemptions.</summary>
public sealed class CoverageTests
{
    // 국민연금법 제17조제1항. Hired, last day of work, month; whether it is owed, and whether it is when the employee wants it.
    [Theory]
    [InlineData("2026-03-02", null, "2026-02", false, false)]
    [InlineData("2026-03-02", null, "2026-03", false, true)]
    [InlineData("2026-03-31", null, "2026-03", false, true)]
    [InlineData("2026-03-02", null, "2026-04", true, true)]
    [InlineData("2026-03-01", null, "2026-03", true, true)]
    [InlineData("2026-03-01", "2026-03-31", "2026-03", true, true)] // lost on 1 April: not in the same month
    [InlineData("2026-03-01", "2026-03-30", "2026-03", false, true)] // 초일취득·당월상실
    [InlineData("2026-03-05", "2026-03-30", "2026-03", false, true)]
    [InlineData("2026-03-05", "2026-03-31", "2026-03", false, true)]
    [InlineData("2026-03-05", "2026-04-01", "2026-04", true, true)] // lost on 2 April, the day before is in April
    [InlineData("2026-03-05", "2026-03-31", "2026-04", false, false)]
    [InlineData("2020-01-01", "2026-05-15", "2026-05", true, true)]
    [InlineData("2020-01-01", "2026-05-15", "2026-06", false, false)]
    public void the_pension_of_the_months_of_joining_and_leaving(string hired, string? left, string month, bool owed, bool ifWanted)
    {
        var person = Paid(3_000_000) with { Employment = Employed(hired, left) };
        Assert.Equal(owed, Compute(person, month).NationalPension.Employee > 0);
        Assert.Equal(ifWanted, Compute(person with { PaysPensionOfJoiningMonth = true }, month).NationalPension.Employee > 0);
    }

    // Certainty C, so a policy: hired, last day, month; whether it is owed, and whether it is where every joiner pays.
    [Theory]
    [InlineData("2026-03-02", null, "2026-02", false, false)]
    [InlineData("2026-03-02", null, "2026-03", false, true)]
    [InlineData("2026-03-02", null, "2026-04", true, true)]
    [InlineData("2026-03-01", null, "2026-03", true, true)]
    [InlineData("2026-03-01", "2026-03-15", "2026-03", true, true)]
    [InlineData("2026-03-02", "2026-03-15", "2026-03", false, true)]
    [InlineData("2020-01-01", "2026-05-01", "2026-05", true, true)]
    [InlineData("2020-01-01", "2026-04-30", "2026-05", false, false)]
    public void health_of_the_months_of_joining_and_leaving(string hired, string? left, string month, bool owed, bool always)
    {
        var person = Paid(3_000_000) with { Employment = Employed(hired, left) };
        var everyJoiner = Workplace with { Policy = new() { HealthJoining = JoiningMonthRule.Always } };
        foreach (var (expected, set) in ((bool, ContributionSet)[])[(owed, Compute(person, month)), (always, Compute(person, month, everyJoiner))])
            Assert.Equal((expected, expected), (set.Health.Employee > 0, set.LongTermCare.Employee > 0));
    }

    [Theory]
    [InlineData("2026-03-31", null, "2026-02", false)]
    [InlineData("2026-03-31", null, "2026-03", true)]
    [InlineData("2026-03-05", "2026-03-06", "2026-03", true)]
    [InlineData("2020-01-01", "2026-03-01", "2026-03", true)]
    [InlineData("2020-01-01", "2026-02-28", "2026-03", false)]
    public void employment_and_accidents_are_insured_on_every_day_of_work(string hired, string? left, string month, bool owed)
    {
        var set = Compute(Paid(3_000_000) with { Employment = Employed(hired, left) }, month);
        Assert.Equal((owed, owed, owed), (set.Unemployment.Total > 0, set.EmploymentStability.Total > 0, set.IndustrialAccident.Total > 0));
    }

    // 국민연금법 제12조제1항제4호: the insurance ends on the day after the 60th birthday. Birth, hired, month, owed.
    [Theory]
    [InlineData("1966-07-15", "2020-03-02", "2026-06", true)]
    [InlineData("1966-07-15", "2020-03-02", "2026-07", true)]
    [InlineData("1966-07-15", "2020-03-02", "2026-08", false)]
    [InlineData("1966-07-01", "2020-03-02", "2026-07", true)]
    [InlineData("1966-07-31", "2020-03-02", "2026-07", true)]
    [InlineData("1966-07-31", "2020-03-02", "2026-08", false)]
    [InlineData("1966-07-15", "2026-07-01", "2026-07", false)] // joined on the first, lost in the same month
    [InlineData("1966-07-31", "2026-07-01", "2026-07", true)] // lost on 1 August
    [InlineData("1966-07-15", "2026-07-15", "2026-07", false)] // is 60 on the day of joining
    [InlineData("1966-07-15", "2026-07-15", "2026-08", false)]
    public void the_pension_ends_at_sixty(string birth, string hired, string month, bool owed)
    {
        var person = Paid(3_000_000) with { BirthDate = Day(birth), Employment = Employed(hired, null) };
        Assert.Equal(owed, Compute(person, month).NationalPension.Total > 0);
        Assert.True(Compute(person with { Employment = Employed("2020-03-02", null) }, month).Health.Total > 0);
    }

    // Hired at 65 or later there is no 실업급여; who was hired before keeps it. The limit is a policy (B/C).
    [Theory]
    [InlineData("1961-03-02", "2026-03-01", true)]
    [InlineData("1961-03-02", "2026-03-02", false)]
    [InlineData("1961-03-02", "2020-01-01", true)]
    public void nobody_hired_at_sixty_five_pays_for_unemployment(string birth, string hired, bool owed)
    {
        var set = Compute(Paid(3_000_000) with { BirthDate = Day(birth), Employment = Employed(hired, null) }, "2026-04");
        Assert.Equal((owed, true, true), (set.Unemployment.Total > 0, set.EmploymentStability.Total > 0, set.IndustrialAccident.Total > 0));
    }

    [Fact]
    public void the_age_for_unemployment_is_a_policy()
    {
        var person = Paid(3_000_000) with { BirthDate = Day("1961-03-02"), Employment = Employed("2026-03-02", null) };
        Assert.Equal(27_000, Compute(person, "2026-04", Workplace with { Policy = new() { UnemploymentHireAgeLimit = 66 } }).Unemployment.Employee);
    }

    [Theory]
    [InlineData(Insurance.NationalPension)]
    [InlineData(Insurance.Health)]
    [InlineData(Insurance.LongTermCare)]
    [InlineData(Insurance.Unemployment)]
    [InlineData(Insurance.EmploymentStability)]
    [InlineData(Insurance.IndustrialAccident)]
    public void who_is_exempt_owes_nothing_of_that_one(Insurance exempt)
    {
        var full = Compute(Paid(3_000_000), "2026-07");
        var set = Compute(Paid(3_000_000) with { Exempt = new HashSet<Insurance> { exempt } }, "2026-07");
        foreach (var insurance in Enum.GetValues<Insurance>())
        {
            var goes = insurance == exempt || (exempt, insurance) is (Insurance.Health, Insurance.LongTermCare);
            Assert.Equal(goes ? default : full[insurance], set[insurance]);
        }
    }

    private static Employment Employed(string hired, string? left) => new(Day(hired), left is null ? null : Day(left));
}
