using System.Diagnostics;
using KErp.Integration.Tests.Platform;
using Npgsql;

namespace KErp.Integration.Tests.Audit;

/// <summary>
/// What sealing costs the company that is sealed. Rounds with and without take turns, so that whatever else the machine
/// does falls on both; still it needs a machine that is not busy, and so runs only when asked for: <c>./kerp test --long</c>.
/// </summary>
public sealed class SealingCostTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const int Rounds = 7;
    private const int PerRound = 1600;
    private const int WarmUp = 8000;
    private const int Clients = 32;

    /// <summary>The sealer's own lock: who holds it seals, or keeps the others from it.</summary>
    private const long SealerLock = 0x4B455210;

    [Fact, Trait("Category", "Long")]
    public async Task Creates_by_one_company_lose_a_tenth_at_most()
    {
        // A provider that is away keeps the rest of the worker quiet.
        await Sandbox.FailAsync("*", "status", statusCode: 503);
        // Until the services run compiled code the rate climbs, and whichever round comes first would look dear.
        await CreateAsync(WarmUp, Clients);
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // Which goes first changes, too.
            if (round % 2 == 0) with.Add(await RateWithSealingAsync());
            without.Add(await RateWithoutSealingAsync());
            if (round % 2 == 1) with.Add(await RateWithSealingAsync());
        }

        var ratio = Median(with) / Median(without);
        TestContext.Current.TestOutputHelper!.WriteLine($"creates/s sealed {Median(with):F0}, not sealed {Median(without):F0}, ratio {ratio:F3}");
        TestContext.Current.TestOutputHelper!.WriteLine($"sealed {string.Join(' ', with.Select(r => $"{r:F0}"))}; not sealed {string.Join(' ', without.Select(r => $"{r:F0}"))}");
        Assert.True(ratio >= 0.9, $"sealing costs {1 - ratio:P0} of the throughput");
    }

    /// <summary>Thousands of invoices that nobody wants issued would keep the tests after this one waiting.</summary>
    public override async ValueTask DisposeAsync()
    {
        await Database.ExecuteAsync("UPDATE invoices SET status = 'cancelled' WHERE status IN ('queued', 'issuing')");
        await Database.ExecuteAsync("UPDATE outbox SET state = 'done', ended_at = now() WHERE state = 'pending'");
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<double> RateWithSealingAsync()
    {
        await DrainedAsync();
        return await RateAsync();
    }

    private async Task<double> RateWithoutSealingAsync()
    {
        await DrainedAsync();
        await using var connection = new NpgsqlConnection(Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var hold = new NpgsqlCommand($"SELECT pg_advisory_lock({SealerLock})", connection);
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var rate = await RateAsync();
        Assert.True(await Database.CountAsync("audit_unsealed") >= PerRound, "somebody sealed: the round measured nothing");
        return rate;
    }

    private async Task<double> RateAsync()
    {
        var clock = Stopwatch.StartNew();
        await CreateAsync(PerRound, Clients);
        return PerRound / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Each round begins with nothing left to seal; what it leaves is not part of it.</summary>
    private Task<long> DrainedAsync() =>
        Eventually.GetAsync(() => Database.CountAsync("audit_unsealed"), waiting => waiting == 0, TimeSpan.FromMinutes(1));

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
