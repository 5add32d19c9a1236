namespace KErp.Sandbox.Tests;

/// <summary>The sandbox looks every 100 ms of its clock, so each step lets that much pass.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(5);

    private SandboxHost _sandbox = null!;
    private WebhookReceiver _partner = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync();
        _partner = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _partner.DisposeAsync();
    }

    [Fact]
    public async Task An_issue_is_told_with_popbills_headers_and_the_documents_state()
    {
        await TargetAsync();
        var issued = await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(Look);

        var told = await _partner.NextAsync();

        Assert.Equal(("TAXINVOICE.STATE", SandboxHost.Seller, "Issue", "secret"),
            (told.Headers["Pb-Webhook-Type"], told.Headers["Pb-Webhook-Corpnum"], told.Headers["Pb-Webhook-EventType"], told.Headers["X-Api-Key"]));
        Assert.Equal((SandboxHost.Seller, "KEY-1", "300", issued["ntsConfirmNum"], "20260102120405"),
            (told.Body["corpNum"], told.Body["invoicerMgtKey"], told.Body["stateCode"], told.Body["ntsConfirmNum"], told.Body["stateDT"]));
    }

    [Fact]
    public async Task The_way_to_the_tax_office_is_told_at_301_and_at_its_end_though_nobody_asks()
    {
        await TargetAsync();
        await _sandbox.PutAsync("transmission/results", """{"mgtKey":"KEY-2","code":"ERR001"}""");
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        await _sandbox.IssueAsync(SandboxHost.Invoice("KEY-2"));
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(5));

        var told = new List<string>();
        for (var i = 0; i < 6; i++)
            told.Add((await _partner.NextAsync()).Summary);

        Assert.Equal(["Issue 300", "Issue 300", "NTS 301", "NTS 304", "NTS 301", "NTS 305"], told);
    }

    [Fact]
    public async Task A_cancel_is_told()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        await TargetAsync();
        await _sandbox.PostAsync("/Taxinvoice/SELL/KEY-1", action: "CANCELISSUE");
        _sandbox.Clock.Advance(Look);

        Assert.Equal("CancelIssue 600", (await _partner.NextAsync()).Summary);
    }

    [Fact]
    public async Task The_buyer_hears_that_what_it_asked_for_was_issued()
    {
        await TargetAsync();
        await _sandbox.PostAsync("/Taxinvoice", SandboxCalls.Wanted().ToJsonString(), "REQUEST", SandboxCalls.Buyer);
        var itemKey = (await _sandbox.ReadAsync("/Taxinvoice/BUY/ASK-1", SandboxCalls.Buyer))["itemKey"];
        await _sandbox.SwitchAsync(HttpMethod.Post, $"reverse/{itemKey}/issue");
        _sandbox.Clock.Advance(Look);

        var told = await _partner.NextAsync();

        Assert.Equal(("Issue 310", SandboxCalls.Buyer, "ASK-1"), (told.Summary, told.Body["corpNum"], told.Body["invoiceeMgtKey"]));
    }

    [Theory]
    [InlineData(200, "OK", "delivered")]
    [InlineData(200, """{"result":"OK"}""", "delivered")]
    [InlineData(200, "", "pending")]
    [InlineData(200, """{"result":"FAIL"}""", "pending")]
    [InlineData(202, "OK", "pending")]
    [InlineData(500, "OK", "pending")]
    public async Task Only_200_and_ok_is_a_success(int status, string body, string outcome)
    {
        _partner.Answer = (status, body);
        await TargetAsync();
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(Look);

        Assert.Equal($"{outcome}:{status}", await OutcomeAsync(attempts: 1));
    }

    [Fact]
    public async Task It_is_tried_three_times_more_five_minutes_apart_also_over_a_restart()
    {
        _partner.Answer = (503, "no");
        await HoldAndTargetAsync();
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(Look);
        Assert.Equal("pending:503", await OutcomeAsync(attempts: 1));
        await _sandbox.RestartAsync();

        _sandbox.Clock.Advance(RetryDelay);
        Assert.Equal("pending:503", await OutcomeAsync(attempts: 2));
        _sandbox.Clock.Advance(RetryDelay);
        Assert.Equal("pending:503", await OutcomeAsync(attempts: 3));
        _sandbox.Clock.Advance(RetryDelay);
        Assert.Equal("failed:503", await OutcomeAsync(attempts: 4));

        var mids = new HashSet<string>();
        for (var i = 0; i < 4; i++)
            mids.Add((await _partner.NextAsync()).Mid);
        Assert.Single(mids);
    }

    [Fact]
    public async Task A_retry_that_is_taken_is_the_last()
    {
        _partner.Answer = (500, "");
        await HoldAndTargetAsync();
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(Look);
        await OutcomeAsync(attempts: 1);

        _partner.Answer = (200, "OK");
        _sandbox.Clock.Advance(RetryDelay);

        Assert.Equal("delivered:200", await OutcomeAsync(attempts: 2));
    }

    [Fact]
    public async Task Duplicate_tells_each_event_twice_with_one_mid()
    {
        await TargetAsync(duplicate: true);
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(Look);

        Assert.Equal((await _partner.NextAsync()).Mid, (await _partner.NextAsync()).Mid);
    }

    [Theory]
    [InlineData("drop", 0)]
    [InlineData("timeout-after-accept", 1)]
    public async Task A_told_event_may_get_lost_and_is_told_again(string kind, int heard)
    {
        await HoldAndTargetAsync();
        await _sandbox.PutAsync("faults", $$"""{"operation":"webhook","kind":"{{kind}}","count":1}""");
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(Look);
        Assert.Equal("pending:", await OutcomeAsync(attempts: 1));

        _sandbox.Clock.Advance(RetryDelay);
        Assert.Equal("delivered:200", await OutcomeAsync(attempts: 2));

        var mids = new List<string>();
        for (var i = 0; i < heard + 1; i++)
            mids.Add((await _partner.NextAsync()).Mid);
        Assert.Single(mids.Distinct());
    }

    [Fact]
    public async Task Without_a_target_nothing_is_kept_to_be_told()
    {
        await TargetAsync();
        Assert.Equal(204, (await _sandbox.SwitchAsync(HttpMethod.Delete, "webhook")).Status);
        await _sandbox.IssueAsync(SandboxHost.Invoice());

        Assert.Equal("""{"deliveries":[]}""", (await _sandbox.GetAsync("/_sandbox/webhook/deliveries")).Body);
    }

    [Fact]
    public async Task The_configuration_names_a_target_too_and_half_of_one_is_refused()
    {
        await using var sandbox = await SandboxHost.StartAsync("--Sandbox:Webhook:Url", _partner.Url, "--Sandbox:Webhook:ApiKey", "other");
        await sandbox.IssueAsync(SandboxHost.Invoice());
        sandbox.Clock.Advance(Look);

        Assert.Equal("other", (await _partner.NextAsync()).Headers["X-Api-Key"]);
        var refusal = Assert.Throws<SandboxRefusedToStartException>(
            () => SandboxApp.Create([.. _sandbox.Arguments, "--Sandbox:Webhook:Url", _partner.Url]));
        Assert.Contains("Sandbox:Webhook:ApiKey", refusal.Message, StringComparison.Ordinal);
    }

    private Task<Answer> TargetAsync(bool duplicate = false) => _sandbox.PutAsync(
        "webhook", $$"""{"url":"{{_partner.Url}}","apiKey":"secret","duplicate":{{(duplicate ? "true" : "false")}}}""");

    /// <summary>Nothing but the issue is told, however much time passes.</summary>
    private async Task HoldAndTargetAsync()
    {
        await _sandbox.PutAsync("transmission", """{"hold":true}""");
        await TargetAsync();
    }

    /// <returns>Outcome and last status of the document's first delivery, once it has had that many attempts.</returns>
    private async Task<string> OutcomeAsync(int attempts)
    {
        for (var i = 0; i < 1000; i++)
        {
            var delivery = (await _sandbox.GetAsync("/_sandbox/webhook/deliveries?mgtKey=KEY-1")).Item("deliveries");
            var made = delivery.GetProperty("attempts");
            if (made.GetArrayLength() == attempts)
            {
                var status = made[attempts - 1].TryGetProperty("status", out var known) ? known.ToString() : "";
                return $"{delivery.GetProperty("outcome").GetString()}:{status}";
            }
            await Task.Delay(10, SandboxHost.Cancellation);
        }
        return $"never had {attempts} attempts";
    }
}
