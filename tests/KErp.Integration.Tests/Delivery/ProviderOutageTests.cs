using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Delivery;

public sealed class ProviderOutageTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task A_provider_away_for_longer_than_five_retries_leaves_no_dead_letter()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        var ids = await CreateAsync(20);
        var any = $"id = ANY ('{{{string.Join(',', ids)}}}'::uuid[])";

        // Each of them was tried more often than a poison message would be.
        await Eventually.GetAsync(() => Database.ScalarAsync<int>($"SELECT min(attempt) FROM invoices WHERE {any}"), least => least > 5, TimeSpan.FromMinutes(4));
        Assert.Equal(0, await Database.CountAsync("inbox", "outcome IN ('dead', 'failing')"));
        Assert.Equal(20, await Database.CountAsync("invoices", $"{any} AND status IN ('queued', 'issuing') AND failure_code = 'provider_unavailable'"));

        await Sandbox.WorkAsync();
        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await AssertIssuedOnceAsync(ids);
    }

    [Fact]
    public async Task While_the_breaker_is_open_the_provider_is_left_alone()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        await CreateAsync(50);
        await Eventually.GetAsync(() => Database.CountAsync("invoices", "failure_code = 'provider_unavailable' AND attempt > 0"), n => n >= 5, TimeSpan.FromSeconds(30));

        var attempts = await Database.ScalarAsync<long>("SELECT sum(attempt) FROM invoices WHERE status <> 'issued'");
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        var during = await Database.ScalarAsync<long>("SELECT sum(attempt) FROM invoices WHERE status <> 'issued'") - attempts;

        // Fifty messages retried each second would be 250; a trial every half second is about ten.
        Assert.InRange(during, 1, 60);
    }
}
