using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

public sealed class BulkTests : IAsyncLifetime
{
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(400);

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_bulk_waits_runs_and_is_done_with_a_result_for_each()
    {
        var received = await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice("A"), SandboxHost.Invoice("B")]);
        var waiting = await _sandbox.BulkStateAsync("S-1");
        _sandbox.Clock.Advance(Duration / 2);
        var running = await _sandbox.BulkStateAsync("S-1");
        AssertRefused(await _sandbox.InfoAsync("A"), 400, -11000005);
        _sandbox.Clock.Advance(Duration / 2);
        var done = await _sandbox.BulkStateAsync("S-1");

        Assert.Equal(("1", done["receiptID"]), (received["code"], received["receiptID"]));
        Assert.Equal(("0", null), (waiting["txState"], waiting["issueResult"]));
        Assert.Equal(("1", null), (running["txState"], running["issueResult"]));
        Assert.Equal(("2", "2", "2", "0"), (done["txState"], done["submitCount"], done["successCount"], done["failCount"]));
        Assert.Equal(["A", "B"], done.Values("issueResult", "invoicerMgtKey"));
        Assert.Equal((await _sandbox.InfoAsync("A"))["ntsconfirmNum"], done.Item("issueResult").GetProperty("ntsconfirmNum").GetString());
    }

    [Fact]
    public async Task Each_invoice_is_checked_by_itself()
    {
        var broken = SandboxHost.Invoice("B");
        broken.Remove("taxType");
        await _sandbox.IssueAsync(SandboxHost.Invoice("USED"));

        await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice("USED"), broken, SandboxHost.Invoice("C"), SandboxHost.Invoice("C")]);
        _sandbox.Clock.Advance(Duration);
        var done = await _sandbox.BulkStateAsync("S-1");

        Assert.Equal(["-11900001", "-11001005", "1", "-11900001"], done.Values("issueResult", "code"));
        Assert.Equal(("1", "3"), (done["successCount"], done["failCount"]));
    }

    [Fact]
    public async Task A_hundred_sent_again_after_a_crash_make_a_hundred_invoices()
    {
        await _sandbox.BulkAsync("S-1", Enumerable.Range(0, 100).Select(i => SandboxHost.Invoice($"K{i}")));
        await _sandbox.RestartAsync();
        await _sandbox.BulkAsync("S-2", Enumerable.Range(0, 100).Select(i => SandboxHost.Invoice($"K{i}")));
        _sandbox.Clock.Advance(Duration);

        Assert.Equal(
            """{"issued":100,"distinctKeys":100,"maxPerKey":1,"requests":200,"rejectedDuplicates":100}""",
            (await _sandbox.GetAsync("/_sandbox/issued")).Body);
        Assert.Equal("100", (await _sandbox.BulkStateAsync("S-1"))["successCount"]);
        Assert.Equal("100", (await _sandbox.BulkStateAsync("S-2"))["failCount"]);
    }

    [Fact]
    public async Task An_invoice_of_a_bulk_is_there_for_who_asks_for_it_alone()
    {
        await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice("A")]);
        _sandbox.Clock.Advance(Duration + TimeSpan.FromSeconds(5));

        var info = await _sandbox.InfoAsync("A");

        Assert.Equal(("304", "20260102120405"), (info["stateCode"], info["issueDT"]));
    }

    [Fact]
    public async Task A_used_submit_id_is_refused_and_the_first_stays()
    {
        await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice("A")]);

        AssertRefused(await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice("B")]), 400, -11900030);
        _sandbox.Clock.Advance(Duration);
        Assert.Equal(["A"], (await _sandbox.BulkStateAsync("S-1")).Values("issueResult", "invoicerMgtKey"));
    }

    [Fact]
    public async Task What_is_no_bulk_is_refused()
    {
        AssertRefused(await _sandbox.BulkAsync("S 1", [SandboxHost.Invoice()]), 400, -11900031);
        AssertRefused(await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice()], digest: "AAAA"), 400, -11900032);
        AssertRefused(await _sandbox.BulkAsync("S-1", []), 400, -11900033);
        AssertRefused(await _sandbox.BulkAsync("S-1", Enumerable.Range(0, 101).Select(i => SandboxHost.Invoice($"K{i}"))), 400, -11900033);
        AssertRefused(await _sandbox.BulkStateAsync("S-1"), 400, -11900034);
    }

    [Theory]
    [InlineData("status-after-accept", 500, -99900099)]
    [InlineData("duplicate", 400, -11900030)]
    public async Task A_bulk_may_be_taken_and_denied(string kind, int status, long code)
    {
        await _sandbox.PutAsync("faults", $$"""{"operation":"bulk","kind":"{{kind}}","count":1}""");

        AssertRefused(await _sandbox.BulkAsync("S-1", [SandboxHost.Invoice("A")]), status, code);
        _sandbox.Clock.Advance(Duration);

        Assert.Equal("1", (await _sandbox.BulkStateAsync("S-1"))["successCount"]);
    }
}
