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

        await Processes.StopAsync(Nats);
        Directory.Delete(Platform.NatsStore, recursive: true);
        await Processes.StartAsync(Nats);
        await Sandbox.WorkAsync();

        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await AssertIssuedOnceAsync(ids);
        Assert.True(await Database.CountAsync("outbox", "resends > 0") >= 1000, "the messages were not lost: the test proved nothing");
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
}
