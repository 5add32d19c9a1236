using System.Text;
using System.Text.Json;
using KErp.Domain.Filings;

namespace KErp.Domain.Tests.Filings;

public sealed class FilingCodesTests
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    // As many as the forms have.
    [Theory]
    [InlineData(FilingCodeLists.PensionAcquisition, 7, "01", "15")]
    [InlineData(FilingCodeLists.SpecialOccupation, 2, "1", "2")]
    [InlineData(FilingCodeLists.OccupationalPension, 2, "1", "2")]
    [InlineData(FilingCodeLists.HealthAcquisition, 10, "00", "30")]
    [InlineData(FilingCodeLists.HealthReduction, 11, "00", "81")]
    [InlineData(FilingCodeLists.ChargeClass, 7, "51", "60")]
    [InlineData(FilingCodeLists.Job, 140, "011", "905")]
    [InlineData(FilingCodeLists.PensionLoss, 13, "1", "26")]
    [InlineData(FilingCodeLists.HealthLoss, 12, "1", "58")]
    [InlineData(FilingCodeLists.EmploymentLoss, 9, "11", "42")]
    public void the_lists_are_whole(string list, int count, string first, string last)
    {
        var codes = FilingCodes.Korea.Of(list, Day).ToList();
        Assert.Equal(count, codes.Select(code => code.Code).Distinct().Count());
        Assert.Equal((count, first, last), (codes.Count, codes[0].Code, codes[^1].Code));
        Assert.NotEmpty(FilingCodes.Korea.SourceOf(list));
    }

    [Fact]
    public void there_are_no_other_lists() => Assert.Equal(10, FilingCodes.Korea.Lists.Count);

    [Fact]
    public void leaving_is_code_three_of_the_pension_and_one_of_health()
    {
        Assert.Equal("사용관계 종료(퇴직)", FilingCodes.Korea.Of(FilingCodeLists.PensionLoss, Day).Single(code => code.Code == "3").Korean);
        Assert.Equal("퇴직", FilingCodes.Korea.Of(FilingCodeLists.HealthLoss, Day).Single(code => code.Code == "1").Korean);
    }

    [Theory]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-07-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void a_code_holds_from_its_first_day_to_its_last(string day, bool holds)
    {
        var codes = Read("""[{"list":"l","source":"s","codes":[{"code":"1","effective_from":"2026-07-01","effective_to":"2026-12-31"}]}]""");
        Assert.Equal(holds, codes.Has("l", "1", SampleFiling.Day(day)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""[{"list":"l","codes":[]}]""")]
    [InlineData("""[{"list":"l","source":"s","codes":[{"korean":"x"}]}]""")]
    [InlineData("""[{"list":"l","source":"s","codes":[{"code":"1","from":"2026-07-01"}]}]""")]
    public void what_is_no_data_is_an_error(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void a_list_that_is_none_is_an_error_and_not_an_empty_one() =>
        Assert.Throws<ArgumentException>(() => FilingCodes.Korea.Has("jobs", "011", Day));

    private static FilingCodes Read(string json) => FilingCodes.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
