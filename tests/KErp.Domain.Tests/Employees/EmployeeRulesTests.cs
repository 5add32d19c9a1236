using KErp.Domain.Employees;

namespace KErp.Domain.Tests.Employees;

public sealed class EmployeeRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly NewEmployee Valid = new("홍길동", ResidentNumber.Parse("900101-1234567"));

    [Fact]
    public void an_employee_with_a_name_and_a_number_is_fine() => Assert.Empty(EmployeeRules.Check(Valid, Today));

    public static TheoryData<NewEmployee, string, string> Wrong => new()
    {
        { Valid with { Name = " " }, "name", "required" },
        { Valid with { Name = new string('가', 101) }, "name", "too_long" },
        { Valid with { Name = "홍길동 900101-1234567" }, "name", "contains_resident_number" },
        { Valid with { ResidentNumber = default }, "residentNumber", "invalid_resident_number" },
        { Valid with { ResidentNumber = ResidentNumber.Parse("261125-3234567") }, "residentNumber", "invalid_resident_number" },
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
    public void nobody_is_hired_before_birth_or_in_a_year_beyond_reason()
    {
        var birth = new DateOnly(1990, 1, 1);
        Assert.Empty(EmployeeRules.CheckHire(birth, birth));
        Assert.Equal("hired_before_birth", Assert.Single(EmployeeRules.CheckHire(birth, birth.AddDays(-1))).Code);
        Assert.Equal("date_out_of_range", Assert.Single(EmployeeRules.CheckHire(birth, DateOnly.MaxValue)).Code);
        Assert.Equal("date_out_of_range", Assert.Single(EmployeeRules.CheckLeave(birth, DateOnly.MaxValue)).Code);
    }

    [Fact]
    public void nobody_leaves_before_the_first_day()
    {
        Assert.Empty(EmployeeRules.CheckLeave(Today, Today));
        Assert.Equal("left_before_hired", Assert.Single(EmployeeRules.CheckLeave(Today, Today.AddDays(-1))).Code);
    }
}
