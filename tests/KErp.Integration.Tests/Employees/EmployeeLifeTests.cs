using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Employees;

public sealed class EmployeeLifeTests(RunningPlatform platform) : PlatformTest(platform)
{
    private EmployeeClient _hr = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _hr = await EmployeeClient.SignInAsync(Platform, "hr");
    }

    public override ValueTask DisposeAsync()
    {
        _hr.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task An_employee_is_registered_and_found_and_is_masked_throughout()
    {
        var number = Numbers.Next();
        var created = await _hr.CreateAsync(EmployeeClient.Person(number));
        var read = await _hr.GetAsync(created.Location!);
        var found = await _hr.SearchAsync(number.Replace("-", "", StringComparison.Ordinal));
        var unknown = await _hr.SearchAsync(Numbers.Next());
        var page = await _hr.GetAsync($"{EmployeeClient.Path}?limit=1");

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Equal($"/api/v1/employees/{created.Id}", created.Location);
        Assert.Equal("900101-1******", created.Number);
        Assert.Equal(created.Body, read.Body);
        Assert.Equal(created.Id, Assert.Single(found.Json["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Empty(unknown.Json["items"]!.AsArray());
        Assert.Equal(created.Id, Assert.Single(page.Json["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.All([created, read, found, page], answer => Assert.True(answer.NotStored));
        Assert.DoesNotContain(_hr.Masked, body => Numbers.Traces(number).Any(body.Contains));
        Assert.Equal(["employee.create", "employee.search"], await ActionsAsync(created.Id));
    }

    [Fact]
    public async Task Pages_of_a_list_follow_each_other()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Insert(0, (await _hr.CreateAsync(EmployeeClient.Person(Numbers.Next()))).Id);

        var first = await _hr.GetAsync($"{EmployeeClient.Path}?limit=2");
        var second = await _hr.GetAsync($"{EmployeeClient.Path}?limit=1&cursor={first.Json["nextCursor"]}");

        Assert.Equal(ids, first.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray()).Select(e => e!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_whole_number_is_given_for_a_reason_and_both_are_recorded()
    {
        var number = Numbers.Next();
        var id = (await _hr.CreateAsync(EmployeeClient.Person(number))).Id;

        var none = await _hr.RevealAsync(id, "{}");
        var tooShort = await _hr.RevealAsync(id, """{"reason":"ok"}""");
        var beforehand = await RevealsAsync(id);
        var revealed = await _hr.RevealAsync(id, """{"reason":"4대보험 취득 신고"}""");

        Assert.All([none, tooShort], refused => Assert.Equal((HttpStatusCode.BadRequest, "validation_failed"), (refused.Status, refused.Code)));
        Assert.Empty(beforehand);
        Assert.Equal((HttpStatusCode.OK, number), (revealed.Status, revealed.Number));
        Assert.True(revealed.NotStored);
        Assert.Equal([$"employee:{id} 4대보험 취득 신고"], await RevealsAsync(id));
    }

    [Theory]
    [InlineData("accountant")]
    [InlineData("viewer")]
    [InlineData("operator")]
    public async Task Other_roles_see_no_employee(string role)
    {
        var id = (await _hr.CreateAsync(EmployeeClient.Person(Numbers.Next()))).Id;
        using var other = await EmployeeClient.SignInAsync(Platform, role);

        var answers = new[]
        {
            await other.GetAsync($"{EmployeeClient.Path}/{id}"), await other.GetAsync(EmployeeClient.Path), await other.SearchAsync(Numbers.Next()),
            await other.RevealAsync(id, """{"reason":"궁금해서 봅니다"}"""),
            await other.CreateAsync(EmployeeClient.Person(Numbers.Next())),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.Status));
        Assert.Empty(await RevealsAsync(id));
    }

    [Fact]
    public async Task Another_company_finds_nothing_and_may_have_the_same_person()
    {
        var number = Numbers.Next();
        var id = (await _hr.CreateAsync(EmployeeClient.Person(number))).Id;
        using var other = await EmployeeClient.SignInAsync(Platform, "hr", await NewCompanyAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{EmployeeClient.Path}/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.RevealAsync(id, """{"reason":"4대보험 취득 신고"}""")).Status);
        Assert.Empty((await other.SearchAsync(number)).Json["items"]!.AsArray());
        var twin = await other.CreateAsync(EmployeeClient.Person(number));
        Assert.Equal(HttpStatusCode.Created, twin.Status);
        var indexes = await Database.ColumnAsync($"SELECT resident_number_index FROM employees WHERE id IN ('{id}', '{twin.Id}')");
        Assert.Equal(2, indexes.Distinct().Count());
    }

    /// <summary>name, field, code, body.</summary>
    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "no number", "residentNumber", "validation_failed", """{"name":"홍길동"}""" },
        { "no such date", "residentNumber", "validation_failed", EmployeeClient.Person("901301-1234567") },
        { "number as a number", "residentNumber", "malformed_json", """{"name":"홍길동","residentNumber":9001011234567}""" },
        { "number in the name", "name", "validation_failed", EmployeeClient.Person(Numbers.Next(), name: "900101-1234567") },
        { "unknown property", "companyId", "unknown_property", """{"companyId":"x"}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_a_problem_that_does_not_repeat_it_and_writes_nothing(string name, string field, string code, string body)
    {
        var before = await Database.RowsAsync();

        var answer = await _hr.CreateAsync(body);

        Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{name}: {answer}");
        Assert.Equal((field, code), (answer.Json["field"]!.GetValue<string>(), answer.Code));
        Assert.DoesNotContain("234567", answer.Body, StringComparison.Ordinal);
        Assert.Equal(before, await Database.RowsAsync());
    }

    [Fact]
    public async Task A_number_as_idempotency_key_is_refused() =>
        Assert.Equal("Idempotency-Key", (await _hr.CreateAsync(EmployeeClient.Person(Numbers.Next()), key: "900101-1234567")).Json["field"]!.GetValue<string>());

    private Task<List<string>> ActionsAsync(string id) =>
        Database.ColumnAsync($"SELECT action FROM audit_log WHERE entity_id = '{id}' AND subject = 'employee:{id}' ORDER BY action");

    private Task<List<string>> RevealsAsync(string id) =>
        Database.ColumnAsync($"SELECT subject || ' ' || reason FROM audit_log WHERE entity_id = '{id}' AND action = 'employee.reveal' AND actor LIKE 'user:%'");

    private async Task<Guid> NewCompanyAsync()
    {
        var id = Guid.CreateVersion7();
        await Database.ExecuteAsync(
            $"INSERT INTO companies (id, party_business_number, party_name, party_representative, created_at) VALUES ('{id}', '1248100998', '다른 회사', '김다른', now())");
        return id;
    }
}
