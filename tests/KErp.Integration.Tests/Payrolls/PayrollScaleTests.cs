using System.Diagnostics;
using System.Globalization;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Payrolls;

public sealed class PayrollScaleTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const int Thousands = 10_000;
    private static readonly TimeSpan Target = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_worker_killed_in_the_middle_gives_the_same_slips_to_the_won()
    {
        using var company = await PayrollCompany.OfAsync(Platform);
        await company.LoadTableAsync();
        await company.EmployAsync(Platform, Thousands);
        var undisturbed = await company.RunAsync(withholding: "table");

        var id = (await company.PostAsync(withholding: "table")).Id;
        await Eventually.GetAsync(() => SlipsAsync(id), slips => slips > 0, TimeSpan.FromSeconds(30));
        await Processes.KillAsync(Resources.Worker);
        var before = await SlipsAsync(id);
        // What changes meanwhile is not in the run that was asked for before.
        await Database.ExecuteAsync(
            $"UPDATE employments SET left_on = '2026-07-15', terms = jsonb_set(terms, '{{bases,health_pay}}', '9000000') WHERE company_id = '{company.Id}' AND hired_on < '2026-07-01'");
        await Processes.StartAsync(Resources.Worker);
        await company.DoneAsync(id);

        Assert.True(before is > 0 and < Thousands, $"{before} slips were there at the kill: the test proved nothing");
        Assert.Equal(Thousands, await SlipsAsync(id));
        Assert.Equal(await company.FingerprintAsync(undisturbed), await company.FingerprintAsync(id));
        Assert.Equal((await company.PayrollAsync(undisturbed))["totals"]!.ToJsonString(), (await company.PayrollAsync(id))["totals"]!.ToJsonString());
    }

    [Fact]
    public async Task A_thousand_slips_are_stored_soon() => Assert.True(await MeasureAsync(1_000) < Target);

    [Fact, Trait("Category", "Long")]
    public async Task Ten_thousand_slips_are_stored_within_ten_seconds_of_the_request()
    {
        var elapsed = await MeasureAsync(Thousands);
        Assert.True(elapsed <= Target, $"{elapsed.TotalSeconds:F2} s");
    }

    private async Task<TimeSpan> MeasureAsync(int employees)
    {
        using var company = await PayrollCompany.OfAsync(Platform);
        await company.LoadTableAsync();
        await company.EmployAsync(Platform, employees);
        // As in a service that has run for a while.
        await company.RunAsync("2026-06", "table");
        var clock = Stopwatch.StartNew();
        var id = await company.RunAsync("2026-07", "table");
        var elapsed = clock.Elapsed;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{employees} slips from the POST to the end: {elapsed.TotalSeconds:F2} s"));
        Assert.Equal(employees, await SlipsAsync(id));
        Assert.Equal(
            await Database.ScalarAsync<decimal>($"SELECT sum(net_pay) FROM payslips WHERE payroll_id = '{id}'"),
            (await company.PayrollAsync(id))["totals"]!["netPay"]!.GetValue<long>());
        return elapsed;
    }

    private Task<long> SlipsAsync(string id) => Database.CountAsync("payslips", $"payroll_id = '{id}'");
}
