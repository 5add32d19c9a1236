using KErp.Domain.Filings;
using static KErp.Domain.Tests.Filings.SampleFiling;

namespace KErp.Domain.Tests.Filings;

public sealed class FilingRulesTests
{
    private static readonly FilingContext Pension = FilingContext.Of(Insurer.NationalPension, Today);

    [Fact]
    public void every_form_can_be_filed_to_every_insurer()
    {
        foreach (var entry in Entries)
        {
            foreach (var insurer in Enum.GetValues<Insurer>())
                Assert.Empty(Check(entry, insurer));
        }
    }

    [Fact]
    public void the_forms_have_their_numbers() =>
        Assert.Equal([6, 8, 9, 26, 27], Entries.Select(entry => (int)entry.Kind));

    public static TheoryData<FilingWorkplace, string> WrongWorkplaces => new()
    {
        { Workplace with { ManagementNumber = "1248100998" }, "workplace.managementNumber invalid_management_number" },
        { Workplace with { ManagementNumber = "1248100998-0" }, "workplace.managementNumber invalid_management_number" },
        { Workplace with { ManagementNumber = "１２４８１００９９８０" }, "workplace.managementNumber invalid_management_number" },
        { Workplace with { Name = " " }, "workplace.name required" },
        { Workplace with { Address = new string('가', 201) }, "workplace.address too_long" },
        { Workplace with { Phone = "1234567" }, "workplace.phone invalid_phone" },
        { Workplace with { Phone = "02 123 4567" }, "workplace.phone invalid_phone" },
        { Workplace with { UnitName = "a\nb" }, "workplace.unitName invalid_character" },
        { Workplace with { BranchName = "900101-1234567" }, "workplace.branchName personal_number" },
    };

    [Theory]
    [MemberData(nameof(WrongWorkplaces), DisableDiscoveryEnumeration = true)]
    public void what_is_wrong_with_a_workplace_is_named(FilingWorkplace workplace, string expected) =>
        Assert.Equal([expected], Check(new Filing<FilingEntry>(workplace, [Joining]), Pension));

    public static TheoryData<FiledPerson, string[]> WrongPeople => new()
    {
        { Person with { Name = "" }, ["name required"] },
        { Person with { Name = "홍길동 900101-1234567" }, ["name contains_resident_number"] },
        { Person with { ResidentNumber = default }, ["residentNumber invalid_resident_number"] },
        { Person with { Nationality = "베트남" }, ["nationality foreigner_only"] },
        { Foreigner with { Nationality = null, ResidenceStatus = " " }, ["nationality required", "residenceStatus required"] },
        { Foreigner, [] },
    };

    [Theory]
    [MemberData(nameof(WrongPeople), DisableDiscoveryEnumeration = true)]
    public void what_is_wrong_with_a_person_is_named(FiledPerson person, string[] expected) =>
        Assert.Equal(expected.Select(each => $"entries[0].person.{each}"), Check(Renaming with { Person = person }, Insurer.Health));

    [Fact]
    public void nobody_is_insured_before_birth() =>
        Assert.Equal(["entries[0].person.residentNumber before_birth"], Check(Renaming with { ChangedOn = Day("1989-12-31") }, Insurer.Health));

    [Fact]
    public void lines_for_other_insurers_are_not_judged_and_a_form_without_lines_is_none()
    {
        var other = Joining with { To = new HashSet<Insurer> { Insurer.Health }, Pension = new("99") };
        Assert.Equal(["entries nobody_filed"], Check(new Filing<FilingEntry>(Workplace, [other]), Pension));
        Assert.Empty(Check(new Filing<FilingEntry>(Workplace, [other, Joining]), Pension));
        Assert.Equal(["entries nobody_filed"], Check(new Filing<FilingEntry>(Workplace, []), Pension));
    }

    [Fact]
    public void a_person_is_in_a_form_once() =>
        Assert.Equal(
            ["entries[1].person.residentNumber duplicate_person"],
            Check(new Filing<FilingEntry>(Workplace, [Joining, Joining, Joining with { Person = Foreigner }]), Pension));

    [Fact]
    public void a_form_takes_three_hundred_people_unless_the_policy_says_otherwise()
    {
        FilingEntry[] people = [.. Enumerable.Range(0, 301).Select(number => Joining with { Person = Person with { ResidentNumber = ResidentNumber.Parse($"900101-1{number:D6}") } })];
        Assert.Empty(Check(new Filing<FilingEntry>(Workplace, people[1..]), Pension));
        Assert.Equal(["entries too_many"], Check(new Filing<FilingEntry>(Workplace, people), Pension));
        Assert.Empty(Check(new Filing<FilingEntry>(Workplace, people), Pension with { Policy = new() { MaxPeople = 301 } }));
    }

    [Fact]
    public void no_message_repeats_a_number_or_a_name()
    {
        var broken = Joining with
        {
            Person = Person with { Name = "홍길동 900101-1234567", Nationality = "900101-1234567" },
            Pension = new("9001011234567"),
        };
        var violations = FilingRules.Check(new Filing<FilingEntry>(Workplace, [broken]), Pension);
        Assert.Equal(4, violations.Count);
        Assert.All(violations, violation => Assert.DoesNotContain("1234567", violation.ToString(), StringComparison.Ordinal));
        Assert.All(violations, violation => Assert.DoesNotContain("홍길동", violation.ToString(), StringComparison.Ordinal));
    }
}
