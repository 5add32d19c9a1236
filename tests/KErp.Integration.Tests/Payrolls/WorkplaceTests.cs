using System.Net;
using KErp.Integration.Tests.Employees;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Payrolls;

public sealed class WorkplaceTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Path = "api/v1/workplaces";
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
    public async Task A_workplace_is_registered_read_listed_and_changed_and_all_of_it_is_recorded()
    {
        var number = PayrollBodies.NextNumber();
        var key = Guid.NewGuid().ToString();
        var created = await _hr.SendAsync(HttpMethod.Post, Path, PayrollBodies.Workplace(number), key);
        var again = await _hr.SendAsync(HttpMethod.Post, Path, PayrollBodies.Workplace(number), key);
        var read = await _hr.GetAsync(created.Location!);
        var changed = await _hr.SendAsync(HttpMethod.Put, created.Location!, PayrollBodies.Workplace(number, accidentPpm: 9_000));
        var page = await _hr.GetAsync($"{Path}?limit=1");

        Assert.Equal((HttpStatusCode.Created, created.Body, true), (again.Status, again.Body, again.Replayed));
        Assert.Equal(created.Body, read.Body);
        Assert.Equal(number, read.Json["managementNumber"]!.GetValue<string>());
        Assert.Equal(("of_own_health_contribution", 65), (read.Json["policy"]!["longTermCare"]!.GetValue<string>(), read.Json["policy"]!["unemploymentHireAgeLimit"]!.GetValue<int>()));
        Assert.Equal(9_000, changed.Json["accidentPpm"]!.GetValue<int>());
        Assert.Equal(created.Id, Assert.Single(page.Json["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(
            ["workplace.change", "workplace.create"],
            await Database.ColumnAsync($"SELECT action FROM audit_log WHERE entity = 'workplace' AND entity_id = '{created.Id}' ORDER BY action"));
    }

    [Theory]
    [InlineData("1234567890", 7_000, "managementNumber", "invalid_management_number")]
    [InlineData("1234567890가", 7_000, "managementNumber", "invalid_management_number")]
    [InlineData("12345678901", 500_001, "accidentPpm", "out_of_range")]
    public async Task What_is_wrong_is_named(string number, int accidentPpm, string field, string code)
    {
        var answer = await _hr.SendAsync(HttpMethod.Post, Path, PayrollBodies.Workplace(number, accidentPpm));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var error = Assert.Single(answer.Json["errors"]!.AsArray())!;
        Assert.Equal((field, code), (error["field"]!.GetValue<string>(), error["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_number_belongs_to_one_workplace_of_the_company_and_to_another_companys_as_well()
    {
        var number = PayrollBodies.NextNumber();
        await _hr.SendAsync(HttpMethod.Post, Path, PayrollBodies.Workplace(number));
        using var other = await PayrollCompany.OfAsync(Platform);

        var taken = await _hr.SendAsync(HttpMethod.Post, Path, PayrollBodies.Workplace(number));
        var theirs = await other.Hr.SendAsync(HttpMethod.Post, Path, PayrollBodies.Workplace(number));

        Assert.Equal("management_number_taken", taken.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Created, theirs.Status);
    }
}
