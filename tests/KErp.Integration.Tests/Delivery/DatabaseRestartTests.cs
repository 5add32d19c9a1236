using System.Net;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Delivery;

public sealed class DatabaseRestartTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string Postgres = $"{Resources.Postgres}-process";

    [Fact]
    public async Task A_database_restarted_under_load_turns_requests_away_and_halves_none()
    {
        var started = DateTimeOffset.UtcNow;
        await using var load = new Load(Invoices, perSecond: 20);
        await Eventually.GetAsync(() => Database.CountAsync("invoices", $"status = 'issued' AND created_at >= '{started:O}'"), n => n > 0, TimeSpan.FromSeconds(30));

        // A fast shutdown: what pg_ctl and a cluster's operator do.
        await Processes.SignalAsync(Postgres, "INT");
        await Processes.GoneAsync(Postgres);
        await Processes.StartAsync(Postgres);
        var back = DateTimeOffset.UtcNow;
        await Eventually.GetAsync(() => Invoices.PostAsync(InvoiceBody.Valid()), a => a.Status == HttpStatusCode.Accepted, TimeSpan.FromSeconds(10));
        Assert.InRange(DateTimeOffset.UtcNow - back, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        var shots = await load.StopAsync();
        var turnedAway = shots.Where(s => !s.Accepted).ToList();
        Assert.NotEmpty(turnedAway);
        Assert.All(turnedAway, s => Assert.True(s.Answer is { Status: HttpStatusCode.ServiceUnavailable, HasRetryAfter: true }, $"{s}"));
        await AllSettledAsync(TimeSpan.FromSeconds(60));
        await AssertNoHalfInvoicesAsync(shots, $"company_id = '{Platform.CompanyId}' AND created_at >= '{started:O}'");
    }

    /// <summary>What was answered 202 is there; and of each invoice all parts are there, or none.</summary>
    private async Task AssertNoHalfInvoicesAsync(IReadOnlyList<Shot> shots, string ours)
    {
        var stored = await Database.ColumnAsync("SELECT id FROM invoices");
        Assert.Empty(shots.Where(s => s.Accepted).Select(s => s.Answer!.InvoiceId.ToString()).Except(stored));
        Assert.Equal(0, await Database.CountAsync("invoices", $"{ours} AND id::text NOT IN (SELECT substring(payload FROM '[0-9a-f-]{{36}}') FROM outbox WHERE payload LIKE '{{%')"));
        Assert.Equal(0, await Database.CountAsync("invoices", $"{ours} AND id NOT IN (SELECT invoice_id FROM invoice_lines)"));
        Assert.Equal(await Database.CountAsync("invoices", ours), await Database.CountAsync("idempotency_keys", ours));
        Assert.Equal(1, (await Sandbox.CountAsync()).MaxPerKey);
        Assert.Equal(0, await Database.CountAsync("invoices", $"{ours} AND status <> 'issued' AND status <> 'failed'"));
    }
}
