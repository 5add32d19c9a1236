using KErp.Domain.Contributions;
using KErp.Domain.Filings;
using static KErp.Domain.Tests.Filings.SampleFiling;
using Labour = KErp.Domain.Filings.LabourAcquisition;

namespace KErp.Domain.Tests.Filings;

/// <summary>Each insurer reads its part of a form and nothing else of it.</summary>
public sealed class FilingEntryRulesTests
{
    private const Insurer Pension = Insurer.NationalPension;
    private const Insurer Health = Insurer.Health;
    private const Insurer Employment = Insurer.Employment;
    private const Insurer Accident = Insurer.IndustrialAccident;

    private static readonly Labour Job = Joining.Labour!;
    private static readonly PensionIncomeChange Income = Raise.Pension!;

    /// <summary>A line with something wrong, who reads it, what is wrong; then who does not.</summary>
    public static TheoryData<FilingEntry, Insurer, string, Insurer?> Wrong => new()
    {
        { Joining with { MonthlyIncome = 0 }, Health, "monthlyIncome amount_out_of_range", null },
        { Joining with { MonthlyIncome = ContributionBases.Max + 1 }, Pension, "monthlyIncome amount_out_of_range", null },
        { Joining with { Pension = null }, Pension, "pension required", Health },
        { Joining with { Pension = new("02") }, Pension, "pension.code unknown_code", Health },
        { Joining with { Pension = new("01", "3") }, Pension, "pension.specialOccupation unknown_code", Health },
        { Joining with { Pension = new("01", "1", "3") }, Pension, "pension.occupationalPension unknown_code", Health },
        { Joining with { Pension = new("03") }, Pension, "pension.code age_and_code", Health },
        { Joining with { Health = null }, Health, "health required", Pension },
        { Joining with { Health = new("01") }, Health, "health.code unknown_code", Pension },
        { Joining with { Health = new("00", "99") }, Health, "health.reduction unknown_code", Employment },
        { Joining with { Labour = null }, Employment, "labour required", Pension },
        { Joining with { Labour = null }, Accident, "labour required", Health },
        { Joining with { Labour = Job with { Job = "000" } }, Employment, "labour.job unknown_code", Health },
        { Joining with { Labour = Job with { WeeklyHours = 0 } }, Employment, "labour.weeklyHours hours_out_of_range", Health },
        { Joining with { Labour = Job with { WeeklyHours = 169 } }, Accident, "labour.weeklyHours hours_out_of_range", Health },
        { Joining with { Labour = Job with { ContractEnd = new(2026, 6) } }, Accident, "labour.contractEnd contract_ends_before", Health },
        { Joining with { Labour = Job with { ChargeClass = "53", ChargeReason = "사유" } }, Employment, "labour.chargeClass unknown_code", Health },
        { Joining with { Labour = Job with { ChargeClass = "51" } }, Employment, "labour.chargeReason required", Health },
        { Leaving with { Phone = "" }, Health, "phone invalid_phone", null },
        { Leaving with { Pension = new("2") }, Pension, "pension.code unknown_code", Health },
        { Leaving with { Pension = new("5") }, Pension, "pension.code age_and_code", Health },
        { Leaving with { Health = new("3", new(1, 1)) }, Health, "health.code unknown_code", Pension },
        { Leaving with { Health = new("1", new(-1, 1)) }, Health, "health.thisYear.pay amount_out_of_range", Pension },
        { Leaving with { Health = new("1", new(1, 0)) }, Health, "health.thisYear.months months_out_of_range", Pension },
        { Leaving with { Health = new("1", new(1, 1), new(1, 13)) }, Health, "health.lastYear.months months_out_of_range", Pension },
        { Leaving with { Labour = new("12", " ", new(1), new(1)) }, Employment, "labour.detail required", Health },
        { Leaving with { Labour = new("13", "이직", new(1), new(1)) }, Accident, "labour.reason unknown_code", Health },
        { Leaving with { Labour = new("11", "이직", null, new(1)) }, Employment, "labour.employment required", Accident },
        { Leaving with { Labour = new("11", "이직", new(1), null) }, Accident, "labour.industrialAccident required", Employment },
        { Leaving with { Labour = new("11", "이직", new(1, -1), new(1)) }, Employment, "labour.employment.lastYear amount_out_of_range", Accident },
        { Renaming with { Content = new ChangedContent.Name("홍길동", "홍길동") }, Pension, "content.after unchanged", null },
        { Renaming with { Content = new ChangedContent.Name("홍길동", "") }, Health, "content.after required", null },
        { Renaming with { Content = new ChangedContent.Number(Person.ResidentNumber, default) }, Accident, "content.after invalid_resident_number", null },
        { Renaming with { Content = new ChangedContent.Number(Person.ResidentNumber, Person.ResidentNumber) }, Accident, "content.after unchanged", null },
        { Renaming with { Content = new ChangedContent.AcquiredOn(Today, Today) }, Employment, "content.after unchanged", null },
        { Renaming with { Content = new ChangedContent.LostOn(Today, Today) }, Employment, "content.after unchanged", null },
        { YearTotal with { Year = 2026 }, Health, "year year_not_over", null },
        { YearTotal with { Pension = null }, Pension, "pension required", Health },
        { YearTotal with { Health = new(1, 0) }, Health, "health.months months_out_of_range", Pension },
        { YearTotal with { Employment = new(-1, 12) }, Employment, "employment.pay amount_out_of_range", Accident },
        { YearTotal with { IndustrialAccident = new(1, 13) }, Accident, "industrialAccident.months months_out_of_range", Employment },
        { Raise with { Reason = "" }, Health, "reason required", null },
        { Raise with { Pension = Income with { EmployeeAgrees = false } }, Pension, "pension.employeeAgrees consent_missing", Health },
        { Raise with { Pension = Income with { After = 3_599_999 } }, Pension, "pension.after change_too_small", Health },
        { Raise with { Pension = Income with { After = 2_400_001 } }, Pension, "pension.after change_too_small", Health },
        { Raise with { HealthPay = null }, Health, "healthPay required", Pension },
        { Raise with { EmploymentPay = 0 }, Employment, "employmentPay amount_out_of_range", Accident },
        { Raise with { AccidentPay = -1 }, Accident, "accidentPay amount_out_of_range", Employment },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void an_insurer_is_told_what_is_wrong_with_its_part(FilingEntry entry, Insurer reads, string expected, Insurer? doesNotRead)
    {
        Assert.Equal([$"entries[0].{expected}"], Check(entry, reads));
        if (doesNotRead is { } other) Assert.Empty(Check(entry, other));
    }

    [Fact]
    public void a_change_of_exactly_a_fifth_can_be_filed_and_the_fifth_is_a_policy()
    {
        Assert.Empty(Check(Raise with { Pension = Income with { After = 2_400_000 } }, Pension));
        var policy = FilingContext.Of(Pension, Today) with { Policy = new() { PensionChangePercent = 21 } };
        Assert.Equal(["entries[0].pension.after change_too_small"], Check(new Filing<FilingEntry>(Workplace, [Raise]), policy));
    }

    // 국민연금법 제8조: 18 to 59 with code 01, below 18 with 03, at 60 not at all. Born, code, what is wrong.
    [Theory]
    [InlineData("080701-3234567", "01", null)]
    [InlineData("080702-3234567", "01", "pension.code age_and_code")]
    [InlineData("080702-3234567", "03", null)]
    [InlineData("080701-3234567", "03", "pension.code age_and_code")]
    [InlineData("660702-1234567", "01", null)]
    [InlineData("660701-1234567", "01", "acquiredOn too_old_for_pension")]
    public void the_pension_begins_at_eighteen_and_not_at_sixty(string number, string code, string? wrong)
    {
        var entry = Joining with { Person = Person with { ResidentNumber = ResidentNumber.Parse(number) }, Pension = new(code) };
        Assert.Equal(wrong is null ? [] : [$"entries[0].{wrong}"], Check(entry, Pension));
        Assert.Empty(Check(entry, Health));
    }

    // 국민연금법 제12조제1항제4호: lost on the day after the 60th birthday.
    [Theory]
    [InlineData("660630-1234567", true)]
    [InlineData("660701-1234567", false)]
    public void sixty_is_a_reason_from_the_day_after_the_birthday(string number, bool allowed)
    {
        var entry = Leaving with { Person = Person with { ResidentNumber = ResidentNumber.Parse(number) }, Pension = new("5") };
        Assert.Equal(allowed ? [] : ["entries[0].pension.code age_and_code"], Check(entry, Pension));
    }
}
