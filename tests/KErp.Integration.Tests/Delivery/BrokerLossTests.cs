using KErp.Integration.Tests.Payrolls;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Delivery;

public sealed class BrokerLossTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string Nats = $"{Resources.Nats}-process";

    [Fact]
    public async Task A_wiped_stream_with_a_thousand_unprocessed_messages_loses_none()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        var ids = await CreateAsync(1000);
        await Eventually.GetAsync(() => Database.CountAsync("outbox", "state = 'pending' AND sent_at IS NULL"), n => n == 0, TimeSpan.FromSeconds(30));
        Assert.Equal(1000, await Database.CountAsync("outbox", "state = 'pending'"));

        await WipeAsync();
        await Sandbox.WorkAsync();

        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await AssertIssuedOnceAsync(ids);
        Assert.True(await Database.CountAsync("outbox", "resends > 0") >= 1000, "the messages were not lost: the test proved nothing");
    }

    [Fact]
    public async Task A_payroll_whose_stream_is_wiped_in_the_middle_is_finished()
    {
        const int Employees = 5_000;
        using var company = await PayrollCompany.OfAsync(Platform);
        await company.EmployAsync(Platform, Employees);
        var id = (await company.PostAsync()).Id;
        await Eventually.GetAsync(() => SlipsAsync(id), slips => slips > 0, TimeSpan.FromSeconds(30));
        await Processes.KillAsync(Resources.Worker);
        Assert.InRange(await SlipsAsync(id), 1, Employees - 1);

        await WipeAsync();
        await Processes.StartAsync(Resources.Worker);
        await company.DoneAsync(id);

        Assert.Equal(Employees, await SlipsAsync(id));
        Assert.Equal(1, await Database.CountAsync("outbox", $"company_id = '{company.Id}' AND subject = '{Subjects.ComputePayroll}' AND resends > 0"));
    }

    [Fact]
    public async Task A_broker_away_for_a_minute_stops_nobody_from_creating_invoices()
    {
        const int PerSecond = 20;
        await using var load = new Load(Invoices, PerSecond);
        await Processes.StopAsync(Nats);
        // The load keeps its rate whatever is answered: a minute's requests are a minute.
        var aMinuteOn = load.Sent + PerSecond * 60;
        await Eventually.GetAsync(() => Task.FromResult(load.Sent), sent => sent >= aMinuteOn, TimeSpan.FromSeconds(90));
        await Processes.StartAsync(Nats);
        var shots = await load.StopAsync();

        Assert.True(shots.Count(s => s.Accepted) >= shots.Count * 0.999, $"{shots.Count(s => !s.Accepted)} of {shots.Count} failed: {shots.FirstOrDefault(s => !s.Accepted)}");
        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await AssertIssuedOnceAsync([.. shots.Where(s => s.Accepted).Select(s => s.Answer!.InvoiceId)]);
    }

    private async Task WipeAsync()
    {
        await Processes.StopAsync(Nats);
        Directory.Delete(Platform.NatsStore, recursive: true);
        await Processes.StartAsync(Nats);
    }

    private Task<long> SlipsAsync(string payroll) => Database.CountAsync("payslips", $"payroll_id = '{payroll}'");
}
