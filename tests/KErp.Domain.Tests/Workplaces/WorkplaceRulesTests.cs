using KErp.Domain.Contributions;
using KErp.Domain.Workplaces;

namespace KErp.Domain.Tests.Workplaces;

public sealed class WorkplaceRulesTests
{
    private static readonly NewWorkplace Valid = new("22081625170", "본사", new WorkplaceTerms(EmployerSize.Under150, 7_000));

    [Fact]
    public void a_workplace_with_eleven_digits_is_fine() => Assert.Empty(WorkplaceRules.Check(Valid));

    public static TheoryData<NewWorkplace, string, string> Wrong => new()
    {
        { Valid with { ManagementNumber = "2208162517" }, "managementNumber", "invalid_management_number" },
        { Valid with { ManagementNumber = "2208162517a" }, "managementNumber", "invalid_management_number" },
        { Valid with { ManagementNumber = "２２０８１６２５１７０" }, "managementNumber", "invalid_management_number" },
        { Valid with { Name = "" }, "name", "required" },
        { Valid with { Name = "900101-1234567" }, "name", "contains_resident_number" },
        { Valid with { Terms = Valid.Terms with { AccidentPpm = -1 } }, "accidentPpm", "out_of_range" },
        { Valid with { Terms = Valid.Terms with { AccidentPpm = 500_001 } }, "accidentPpm", "out_of_range" },
        { Valid with { Terms = Valid.Terms with { Policy = new ContributionPolicy { UnemploymentHireAgeLimit = 49 } } }, "policy.unemploymentHireAgeLimit", "out_of_range" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void what_is_wrong_is_named(NewWorkplace workplace, string field, string code)
    {
        var violation = Assert.Single(WorkplaceRules.Check(workplace));
        Assert.Equal((field, code), (violation.Field, violation.Code));
    }
}
