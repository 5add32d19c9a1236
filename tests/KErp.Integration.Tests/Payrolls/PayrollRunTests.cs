using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Payrolls;

public sealed class PayrollRunTests(RunningPlatform platform) : PlatformTest(platform)
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

    /// <summary>2026-07 with 3,000,000 won, by hand: 4.75 %, 3.595 %, 13.14 % of that, 0.9 %; the tax is the invented table's.</summary>
    [Fact]
    public async Task A_slip_has_contributions_tax_and_net_pay_to_the_won()
    {
        Assert.Equal(HttpStatusCode.Created, (await _company.LoadTableAsync()).Status);
        await _company.EmployAsync();

        var slip = Assert.Single(await _company.SlipsAsync(await _company.RunAsync(withholding: "table")));

        Assert.Equal((3_000_000, 200_000), (Won(slip, "taxablePay"), Won(slip, "nonTaxablePay")));
        Assert.Equal([142_500, 107_850, 14_170, 27_000, 0, 0], slip["contributions"]!.AsArray().Select(c => Won(c!, "employee")));
        Assert.Equal((200_000, 20_000), (Won(slip, "incomeTax"), Won(slip, "localIncomeTax")));
        Assert.Equal((511_520, 2_688_480), (Won(slip, "deductions"), Won(slip, "netPay")));
        Assert.Empty(slip["notices"]!.AsArray());
    }

    [Fact]
    public async Task Without_a_table_the_run_is_refused_and_without_withholding_every_slip_says_so()
    {
        await _company.EmployAsync();

        var refused = await _company.PostAsync(withholding: "table");
        var slip = Assert.Single(await _company.SlipsAsync(await _company.RunAsync(withholding: "none")));

        Assert.Equal((HttpStatusCode.BadRequest, "withholding_table_missing"), (refused.Status, refused.Json["errors"]![0]!["code"]!.GetValue<string>()));
        Assert.Null(slip["incomeTax"]);
        Assert.Equal("without_withholding", Assert.Single(slip["notices"]!.AsArray())!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("2031-01", "month", "contribution_rates_missing")]
    [InlineData("2026-7", "month", "invalid_month")]
    [InlineData("2026-09", "paidOn", "paid_before_month")]
    [InlineData("2025-12", "workplaceId", "nobody_employed")]
    public async Task A_month_that_cannot_be_computed_is_refused(string month, string field, string code)
    {
        await _company.EmployAsync("2026-01-01");

        var answer = await _company.PostAsync(month);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(answer.Json["errors"]!.AsArray(), e => e!["field"]!.GetValue<string>() == field && e["code"]!.GetValue<string>() == code);
    }

    [Fact]
    public async Task A_table_with_a_gap_is_refused_with_its_line_and_a_personal_number_is_not_kept()
    {
        var gap = await _company.LoadTableAsync(PayrollBodies.Table.Replace("1500,3000", "1600,3000", StringComparison.Ordinal));
        var personal = await _company.LoadTableAsync($"# 900101-1234567\n{PayrollBodies.Table}");
        var json = await _company.Hr.SendAsync(HttpMethod.Post, "api/v1/withholding-tables", "{}");
        var none = await _company.Hr.GetAsync("api/v1/withholding-tables");
        await _company.LoadTableAsync();
        var one = await _company.Hr.GetAsync("api/v1/withholding-tables");

        Assert.Equal(("lines[6]", "gap"), (gap.Json["errors"]![0]!["field"]!.GetValue<string>(), gap.Json["errors"]![0]!["code"]!.GetValue<string>()));
        Assert.Equal("personal_number", personal.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.Status);
        Assert.Empty(none.Json["items"]!.AsArray());
        Assert.Equal("2026-03-01", Assert.Single(one.Json["items"]!.AsArray())!["effectiveFrom"]!.GetValue<string>());
    }

    [Fact]
    public async Task Totals_are_the_sums_of_the_slips_and_only_who_was_employed_in_the_month_has_one()
    {
        await _company.LoadTableAsync();
        await _company.EmployAsync(Platform, 25);
        await _company.EmployAsync("2026-08-01");
        await _company.Hr.SendAsync(HttpMethod.Patch, await _company.EmployAsync("2026-01-01"), """{"leftOn":"2026-06-30"}""");

        var id = await _company.RunAsync(withholding: "table");
        var payroll = await _company.PayrollAsync(id);
        var slips = await _company.SlipsAsync(id, limit: 10);

        Assert.Equal((25, 25, 25), (slips.Count, payroll["employees"]!.GetValue<int>(), payroll["computed"]!.GetValue<int>()));
        Assert.Equal(25, slips.Select(s => s["employmentId"]!.GetValue<string>()).Distinct().Count());
        foreach (var field in (string[])["grossPay", "incomeTax", "localIncomeTax", "netPay"])
            Assert.Equal(slips.Sum(s => Won(s, field)), Won(payroll["totals"]!, field));
        Assert.Equal(ContributionsOf(slips, "employee"), Won(payroll["totals"]!, "employeeContributions"));
        Assert.Equal(ContributionsOf(slips, "employer"), Won(payroll["totals"]!, "employerContributions"));
        Assert.True(Won(payroll["totals"]!, "incomeTax") > 0, "nothing was withheld: the test proved little");
    }

    [Fact]
    public async Task The_same_key_is_one_run_and_a_second_run_takes_the_place_of_the_first()
    {
        await _company.EmployAsync();
        var key = Guid.NewGuid().ToString();
        var first = await _company.PostAsync(key: key);
        var again = await _company.PostAsync(key: key);
        await _company.DoneAsync(first.Id);
        var second = await _company.RunAsync();

        Assert.Equal((first.Id, true), (again.Id, again.Replayed));
        Assert.NotEqual(first.Id, second);
        Assert.Equal("superseded", (await _company.PayrollAsync(first.Id))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Another_company_sees_nothing_of_it_and_other_roles_neither()
    {
        await _company.EmployAsync();
        var id = await _company.RunAsync();
        using var other = await PayrollCompany.OfAsync(Platform);
        using var accountant = await Employees.EmployeeClient.SignInAsync(Platform, "accountant", _company.Id);

        foreach (var path in (string[])[$"api/v1/payrolls/{id}", $"api/v1/payrolls/{id}/slips", $"api/v1/workplaces/{_company.Workplace}"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Hr.GetAsync(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await accountant.GetAsync(path)).Status);
        }

        Assert.Empty((await other.Hr.GetAsync("api/v1/payrolls")).Json["items"]!.AsArray());
        var foreign = await other.Hr.SendAsync(HttpMethod.Post, "api/v1/payrolls", PayrollBodies.Payroll(_company.Workplace));
        Assert.Equal("unknown_workplace", foreign.Json["errors"]![0]!["code"]!.GetValue<string>());
    }

    private static long ContributionsOf(List<JsonNode> slips, string side) => slips.Sum(s => s["contributions"]!.AsArray().Sum(c => Won(c!, side)));

    private static long Won(JsonNode node, string field) => node[field]!.GetValue<long>();
}
