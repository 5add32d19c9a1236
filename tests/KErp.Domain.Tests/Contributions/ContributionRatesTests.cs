using System.Text;
using System.Text.Json.Nodes;
using KErp.Domain.Contributions;
using static KErp.Domain.Tests.Contributions.SampleInsured;

namespace KErp.Domain.Tests.Contributions;

public sealed class ContributionRatesTests
{
    [Fact]
    public void every_month_of_the_years_has_every_row()
    {
        Assert.Equal([2025, 2026], ContributionRates.Korea.Years);
        foreach (var month in ContributionRates.Korea.Years.SelectMany(year => Enumerable.Range(1, 12).Select(number => new YearMonth(year, number))))
            Assert.Equal(month, ContributionRates.Korea.Of(month).Month);
    }

    [Theory]
    [InlineData("2024-12")]
    [InlineData("2027-01")]
    [InlineData("0001-01")]
    public void an_unknown_month_names_every_missing_row(string month)
    {
        var error = Assert.Throws<UnknownContributionRateException>(() => Compute(Paid(3_000_000), month));
        Assert.Equal(Month(month), error.Month);
        Assert.Equal(
            [
                "national_pension", "health", "long_term_care", "unemployment",
                "employment_stability/under_150", "employment_stability/priority_150_and_over",
                "employment_stability/from_150_to_999", "employment_stability/1000_and_over_or_state", "commuting_accident",
            ],
            error.Rows);
        Assert.Contains($"health, long_term_care", error.Message, StringComparison.Ordinal);
        Assert.Contains(month, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rates", "health")]
    [InlineData("rates", "national_pension")]
    [InlineData("employer_rates", "commuting_accident")]
    public void only_the_missing_row_is_named(string section, string insurance)
    {
        var rates = Read(data => Rows(data, section).RemoveAll(row => (string?)row!["insurance"] == insurance && row["effective_from"]!.GetValue<string>().StartsWith("2026", StringComparison.Ordinal)));
        Assert.Equal([insurance], Assert.Throws<UnknownContributionRateException>(() => rates.Of(Month("2026-07"))).Rows);
        Assert.Equal(Month("2025-07"), rates.Of(Month("2025-07")).Month);
    }

    public static TheoryData<string, int, string, JsonNode?, string> Damage => new()
    {
        { "rates", 4, "employee_ppm", 0, "rates[4] (health from 2025-01-01): employee_ppm and employer_ppm must be" },
        { "rates", 4, "employer_ppm", 1_000_000, "rates[4] (health from 2025-01-01): employee_ppm and employer_ppm must be" },
        { "rates", 4, "effective_from", "2026-01-01", "rates[4] (health from 2026-01-01): effective_to is before effective_from" },
        { "rates", 4, "effective_to", "2025-12-30", "rates[4] (health from 2025-01-01): a row must hold for whole months" },
        { "rates", 4, "effective_to", "2026-01-31", "rates: the health row from 2026-01-01 overlaps the one before it" },
        { "rates", 4, "source", " ", "rates[4] (health from 2025-01-01): source is empty" },
        { "rates", 4, "contribution_floor", 9_008_341, "contribution_floor and contribution_ceiling must be two bounds in order" },
        { "rates", 4, "contribution_floor", null, "contribution_floor and contribution_ceiling must be two bounds in order" },
        { "rates", 0, "base_ceiling", null, "base_floor and base_ceiling must be two bounds in order" },
        { "rates", 0, "base_floor", -1, "base_floor and base_ceiling must be two bounds in order" },
        { "rates", 0, "insurance", "health", "rates[0] (health from 2025-01-01): contribution_floor and contribution_ceiling are missing" },
        { "rates", 4, "insurance", "national_pension", "rates[4] (national_pension from 2025-01-01): base_floor and base_ceiling are missing" },
        { "rates", 4, "employee_ppm", 35_450.5, "cannot be read" },
        { "rates", 4, "employee_pm", 1, "cannot be read" },
        { "employer_rates", 0, "employer_ppm", 0, "employer_rates[0] (employment_stability/under_150 from 2025-01-01): employer_ppm must be" },
        { "employer_rates", 0, "employer_size", "from_150_to_999", "employer_rates: the employment_stability/from_150_to_999 row from 2025-01-01 overlaps" },
    };

    [Theory]
    [MemberData(nameof(Damage), DisableDiscoveryEnumeration = true)]
    public void damaged_data_names_the_row(string section, int row, string field, JsonNode? value, string message)
    {
        var error = Assert.Throws<ContributionRateException>(() => Read(data => Rows(data, section)[row]![field] = value));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"years\":[],\"rates\":[]}")]
    public void what_is_no_data_is_an_error(string text) =>
        Assert.Throws<ContributionRateException>(() => ContributionRates.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

    private static JsonArray Rows(JsonNode data, string section) => data[section]!.AsArray();

    private static ContributionRates Read(Action<JsonNode> change)
    {
        using var stream = typeof(ContributionRates).Assembly.GetManifestResourceStream("contribution-rates.json");
        var data = JsonNode.Parse(stream!)!;
        change(data);
        return ContributionRates.Read(new MemoryStream(Encoding.UTF8.GetBytes(data.ToJsonString())));
    }
}
