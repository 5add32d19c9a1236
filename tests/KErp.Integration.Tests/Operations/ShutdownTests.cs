using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Operations;

public sealed class ShutdownTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task An_api_told_to_end_at_a_hundred_requests_a_second_finishes_what_it_took()
    {
        // A provider that is away keeps the worker quiet: the two cores belong to the API under test.
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        await using var load = new Load(Invoices, perSecond: 100);
        await Eventually.GetAsync(() => Database.CountAsync("invoices", "created_at > now() - interval '5 seconds'"), n => n >= 100, TimeSpan.FromSeconds(30));

        var told = DateTimeOffset.UtcNow;
        await Processes.SignalAsync(Resources.Api, "TERM");
        var took = await Processes.GoneAsync(Resources.Api);
        var shots = await load.StopAsync();
        await Processes.StartAsync(Resources.Api);
        await Sandbox.WorkAsync();

        var inFlight = shots.Where(s => s.StartedAt < told).ToList();
        Assert.True(inFlight.Count >= 100, $"only {inFlight.Count} requests came before the signal");
        Assert.All(inFlight, s => Assert.True(s.Accepted, $"{s}"));
        Assert.InRange(took, TimeSpan.Zero, ExitLimit);
        await AssertAllStoredAsync(shots);
    }

    [Fact]
    public async Task A_worker_told_to_end_finishes_what_it_took()
    {
        await using var load = new Load(Invoices, perSecond: 100);
        await Eventually.GetAsync(() => Sandbox.CountAsync(), c => c.Issued >= 30, TimeSpan.FromSeconds(60));

        await Processes.SignalAsync(Resources.Worker, "TERM");
        var took = await Processes.GoneAsync(Resources.Worker);
        var shots = await load.StopAsync();
        var unfinished = await Database.CountAsync("invoices", $"company_id = '{Platform.CompanyId}' AND status = 'issuing'");
        // Before anything can fail: the tests that follow need it.
        await Processes.StartAsync(Resources.Worker);

        Assert.All(shots, s => Assert.True(s.Accepted, $"{s}"));
        Assert.InRange(took, TimeSpan.Zero, ExitLimit);
        Assert.Equal(0, unfinished);
        await AssertAllStoredAsync(shots);
    }

    private async Task AssertAllStoredAsync(IReadOnlyList<Shot> shots)
    {
        var accepted = shots.Where(s => s.Accepted).Select(s => s.Answer!.InvoiceId.ToString()).ToList();
        Assert.Empty(accepted.Except(await Database.ColumnAsync("SELECT id FROM invoices")));
        await AllSettledAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(accepted.Except(await Database.ColumnAsync("SELECT id FROM invoices WHERE status = 'issued'")));
        Assert.Equal(1, (await Sandbox.CountAsync()).MaxPerKey);
    }
}
