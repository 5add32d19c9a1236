using System.Diagnostics;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Delivery;

public sealed class ProviderOutageTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task A_provider_away_for_longer_than_five_retries_leaves_no_dead_letter()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        // Two, so that they take turns at the open breaker's trials: of many, those that came first keep the rest waiting.
        var ids = await CreateAsync(2);
        var any = $"id = ANY ('{{{string.Join(',', ids)}}}'::uuid[])";

        // Each of them was tried more often than a poison message would be.
        await Eventually.GetAsync(() => Database.ScalarAsync<int>($"SELECT min(attempt) FROM invoices WHERE {any}"), least => least > 5, TimeSpan.FromMinutes(2));
        Assert.Equal(0, await Database.CountAsync("inbox", "outcome IN ('dead', 'failing')"));
        Assert.Equal(2, await Database.CountAsync("invoices", $"{any} AND status IN ('queued', 'issuing') AND failure_code = 'provider_unavailable'"));

        await Sandbox.WorkAsync();
        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await AssertIssuedOnceAsync(ids);
    }

    [Fact]
    public async Task A_provider_away_beyond_the_legal_deadline_fails_the_invoice_with_that_reason()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        var id = (await CreateAsync(1)).Single();
        await Database.ExecuteAsync($"UPDATE invoices SET issue_deadline = '2026-01-12' WHERE id = '{id}'");

        var failed = await Eventually.GetAsync(
            () => Invoices.GetAsync($"api/v1/invoices/{id}"), a => a.Json["status"]!.GetValue<string>() == "failed", TimeSpan.FromSeconds(30));

        Assert.Equal("issue_deadline_passed", failed.Json["failure"]!["code"]!.GetValue<string>());
        await AllSettledAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(0, (await Sandbox.CountAsync()).Issued);
    }

    [Fact]
    public async Task While_the_breaker_is_open_the_provider_is_left_alone()
    {
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        await CreateAsync(50);

        // Fifty messages retried each second would be fifty tries; one trial every half second is two. The breaker opens
        // when failures outweigh the successes of the last seconds, so it may take a few.
        await Eventually.GetAsync(() => TimeOfTriesAsync(3), took => took >= TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(30));
        Assert.True(await TimeOfTriesAsync(24) >= TimeSpan.FromSeconds(3));
    }

    /// <summary>How long it is until so many more were made.</summary>
    private async Task<TimeSpan> TimeOfTriesAsync(int more)
    {
        var (clock, before) = (Stopwatch.StartNew(), await TriesAsync());
        await Eventually.GetAsync(TriesAsync, tries => tries >= before + more, TimeSpan.FromSeconds(60));
        return clock.Elapsed;
    }

    private Task<long> TriesAsync() => Database.ScalarAsync<long>("SELECT sum(attempt) FROM invoices");
}
