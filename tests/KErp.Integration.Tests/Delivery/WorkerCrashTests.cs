using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Delivery;

public sealed class WorkerCrashTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task A_worker_killed_in_mid_flight_loses_and_duplicates_nothing()
    {
        await Sandbox.FailAsync("issue", "latency", latencyMs: 300);
        var ids = await CreateAsync(100);

        for (var kill = 1; kill <= 3; kill++)
        {
            var goal = kill * 20;
            await Eventually.GetAsync(() => Sandbox.CountAsync(), c => c.Issued >= goal, TimeSpan.FromSeconds(60));
            await Processes.KillAsync(Resources.Worker);
            await Processes.StartAsync(Resources.Worker);
        }

        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await AssertIssuedOnceAsync(ids);
        Assert.True(await Database.CountAsync("invoices", "attempt > 1") > 0, "no invoice was in flight when the worker was killed: the test proved nothing");
    }

    [Fact]
    public async Task A_provider_that_fails_after_accepting_gets_no_second_invoice()
    {
        await Sandbox.FailAsync("issue", "status-after-accept", count: 10, statusCode: 500);
        await Sandbox.FailAsync("issue", "timeout-after-accept", count: 5);
        var ids = await CreateAsync(20);

        await AllSettledAsync(TimeSpan.FromSeconds(60));

        await AssertIssuedOnceAsync(ids);
    }
}
