using KErp.Domain.Employees;

namespace KErp.Domain.Tests.Employees;

public sealed class EmployeeRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly NewEmployee Valid = new("홍길동", ResidentNumber.Parse("900101-1234567"), new DateOnly(2026, 12, 1));

    [Fact]
    public void an_employee_who_starts_next_week_is_fine() => Assert.Empty(EmployeeRules.Check(Valid, Today));

    public static TheoryData<NewEmployee, string, string> Wrong => new()
    {
        { Valid with { Name = " " }, "name", "required" },
        { Valid with { Name = new string('가', 101) }, "name", "too_long" },
        { Valid with { Name = "홍길동 900101-1234567" }, "name", "contains_resident_number" },
        { Valid with { ResidentNumber = default }, "residentNumber", "invalid_resident_number" },
        { Valid with { ResidentNumber = ResidentNumber.Parse("261125-3234567") }, "residentNumber", "invalid_resident_number" },
        { Valid with { HiredOn = new DateOnly(1989, 12, 31) }, "hiredOn", "hired_before_birth" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void what_is_wrong_is_named_and_not_repeated(NewEmployee employee, string field, string code)
    {
        var violation = Assert.Single(EmployeeRules.Check(employee, Today));
        Assert.Equal((field, code), (violation.Field, violation.Code));
        Assert.DoesNotContain("234567", violation.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("업무상", "too_short")]
    [InlineData("  a    ", "too_short")]
    [InlineData("연말정산\n신고", "invalid_character")]
    [InlineData("900101-1234567 조회", "contains_resident_number")]
    public void a_reason_must_say_something(string reason, string code) =>
        Assert.Equal(code, Assert.Single(EmployeeRules.CheckReason(reason)).Code);

    [Fact]
    public void a_reason_has_five_to_two_hundred_characters()
    {
        Assert.Empty(EmployeeRules.CheckReason("4대 신고"));
        Assert.Empty(EmployeeRules.CheckReason(new string('가', 200)));
        Assert.Equal("too_long", Assert.Single(EmployeeRules.CheckReason(new string('가', 201))).Code);
    }

    [Fact]
    public void nobody_leaves_before_the_first_day()
    {
        Assert.Empty(EmployeeRules.CheckLeave(Today, Today));
        Assert.Equal("left_before_hired", Assert.Single(EmployeeRules.CheckLeave(Today, Today.AddDays(-1))).Code);
    }
}
