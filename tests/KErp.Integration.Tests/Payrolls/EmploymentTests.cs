using System.Net;
using KErp.Integration.Tests.Employees;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Payrolls;

public sealed class EmploymentTests(RunningPlatform platform) : PlatformTest(platform)
{
    private PayrollCompany _company = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _company = await PayrollCompany.OfAsync(Platform);
    }

    public override ValueTask DisposeAsync()
    {
        _company.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task An_employee_leaves_and_comes_back_and_both_times_are_kept()
    {
        var first = await _company.EmployAsync("2026-01-01");
        var path = first[..first.LastIndexOf('/')];
        var early = await _company.Hr.SendAsync(HttpMethod.Post, path, PayrollBodies.Employment(_company.Workplace, "2026-03-01"));
        var left = await _company.Hr.SendAsync(HttpMethod.Patch, first, """{"leftOn":"2026-02-28"}""");
        var second = await _company.Hr.SendAsync(HttpMethod.Post, path, PayrollBodies.Employment(_company.Workplace, "2026-03-01"));
        var longer = await _company.Hr.SendAsync(HttpMethod.Patch, first, """{"leftOn":"2026-03-01"}""");
        var list = await _company.Hr.GetAsync(path);

        Assert.Equal("overlapping_employment", early.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("2026-02-28", left.Json["leftOn"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal("overlapping_employment", longer.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(["2026-03-01", "2026-01-01"], list.Json["items"]!.AsArray().Select(e => e!["hiredOn"]!.GetValue<string>()));
        Assert.True(list.NotStored);
        Assert.Equal(
            ["employment.create", "employment.leave"],
            await Database.ColumnAsync($"SELECT action FROM audit_log WHERE entity = 'employment' AND entity_id = '{left.Id}' AND subject LIKE 'employee:%' ORDER BY action"));
    }

    [Fact]
    public async Task Terms_are_kept_as_they_were_given_and_replaced_as_a_whole()
    {
        var employment = await _company.EmployAsync();
        const string Billed = """[{"insurance":"long_term_care","employee":14170,"employer":14170}]""";

        var changed = await _company.Hr.SendAsync(HttpMethod.Put, $"{employment}/terms", PayrollBodies.Terms(4_000_000, Billed));
        var read = (await _company.Hr.GetAsync(employment[..employment.LastIndexOf('/')])).Json["items"]![0]!["terms"]!;

        Assert.Equal(changed.Json["terms"]!.ToJsonString(), read.ToJsonString());
        Assert.Equal(("meal", 200_000L), (read["items"]![1]!["kind"]!.GetValue<string>(), read["items"]![1]!["amount"]!.GetValue<long>()));
        Assert.Equal(4_000_000, read["bases"]!["healthPay"]!.GetValue<long>());
        Assert.Equal(("long_term_care", 14_170L), (read["billed"]![0]!["insurance"]!.GetValue<string>(), read["billed"]![0]!["employer"]!.GetValue<long>()));
        Assert.Equal((1, "percent100"), (read["family"]!["dependants"]!.GetValue<int>(), read["ratio"]!.GetValue<string>()));
    }

    /// <summary>field, code, body.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "workplaceId", "unknown_workplace", PayrollBodies.Employment(Guid.NewGuid().ToString()) },
        { "hiredOn", "hired_before_birth", PayrollBodies.Employment("{workplace}", "1989-12-31") },
        { "hiredOn", "date_out_of_range", PayrollBodies.Employment("{workplace}", "9999-12-31") },
        { "terms.items[0].amount", "amount_out_of_range", PayrollBodies.Employment("{workplace}", terms: PayrollBodies.Terms(-1)) },
        { "terms", "required", """{"workplaceId":"{workplace}","hiredOn":"2026-01-01"}""" },
        { "terms.family.dependants", "out_of_range", PayrollBodies.Employment("{workplace}").Replace("\"dependants\":1", "\"dependants\":0", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_and_writes_nothing(string field, string code, string body)
    {
        var employee = await _company.Hr.CreateAsync(EmployeeClient.Person(Numbers.Next()));
        var before = await Database.RowsAsync();

        var answer = await _company.Hr.SendAsync(
            HttpMethod.Post, $"{EmployeeClient.Path}/{employee.Id}/employments", body.Replace("{workplace}", _company.Workplace, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Json["errors"]!.AsArray(), e => e!["field"]!.GetValue<string>() == field && e["code"]!.GetValue<string>() == code);
        Assert.Equal(before, await Database.RowsAsync());
    }
}
