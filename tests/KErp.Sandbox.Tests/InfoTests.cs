using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

public sealed class InfoTests : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task An_absent_document_is_refused_with_popbills_code() =>
        AssertRefused(await _sandbox.InfoAsync("ABSENT"), 400, -11000005);

    [Fact]
    public async Task Another_seller_does_not_see_the_document()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());

        AssertRefused(await _sandbox.InfoAsync(token: await _sandbox.TokenAsync("8888888888")), 400, -11000005);
    }

    [Fact]
    public async Task Info_has_popbills_fields_with_amounts_as_text_and_korean_time()
    {
        var issued = await _sandbox.IssueAsync(SandboxHost.Invoice());

        var info = await _sandbox.InfoAsync();

        Assert.Equal(
            $$"""
            {"itemKey":"000000000000000001","stateCode":300,"stateDT":"20260102120405","regDT":"20260102120405",
            "issueDT":"20260102120405","ntsconfirmNum":"{{issued["ntsConfirmNum"]}}","issueType":"정발행","taxType":"과세",
            "purposeType":"영수","writeDate":"20260102","supplyCostTotal":"100000","taxTotal":"10000",
            "invoicerCorpName":"공급자","invoicerCorpNum":"1234567891","invoicerMgtKey":"KEY-1",
            "invoiceeCorpName":"받는자","invoiceeCorpNum":"8888888888"}
            """.ReplaceLineEndings(""),
            info.Body);
    }

    [Fact]
    public async Task Detail_gives_the_whole_document_back()
    {
        var document = SandboxHost.Invoice();
        document["memo"] = "모르는 값도 남는다";
        var issued = await _sandbox.IssueAsync(document);

        var detail = await _sandbox.InfoAsync(query: "?Detail");

        document["ntsconfirmNum"] = issued["ntsConfirmNum"];
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(document, System.Text.Json.Nodes.JsonNode.Parse(detail.Body)), detail.Body);
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(999, 300)]
    [InlineData(1000, 301)]
    [InlineData(2000, 302)]
    [InlineData(3000, 303)]
    [InlineData(4999, 303)]
    [InlineData(5000, 304)]
    [InlineData(86_400_000, 304)]
    public async Task The_state_follows_from_the_time_since_issue(int milliseconds, int state)
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());

        _sandbox.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal($"{state}", (await _sandbox.InfoAsync())["stateCode"]);
    }

    [Fact]
    public async Task A_transmitted_document_says_when_and_with_what_result()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(3));
        var sending = await _sandbox.InfoAsync();
        _sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var done = await _sandbox.InfoAsync();

        Assert.Equal(("303", "20260102120408", null, null),
            (sending["stateCode"], sending["ntssendDT"], sending["ntsresultDT"], sending["ntssendErrCode"]));
        Assert.Equal(("304", "20260102120408", "20260102120410", "SUC001", "20260102120410"),
            (done["stateCode"], done["ntssendDT"], done["ntsresultDT"], done["ntssendErrCode"], done["stateDT"]));
    }

    [Fact]
    public async Task A_restart_keeps_documents_counts_and_the_next_serial()
    {
        var issued = await _sandbox.IssueAsync(SandboxHost.Invoice());

        await _sandbox.RestartAsync();

        Assert.Equal(issued["ntsConfirmNum"], (await _sandbox.InfoAsync())["ntsconfirmNum"]);
        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice()), 400, -11900001);
        Assert.NotEqual(issued["ntsConfirmNum"], (await _sandbox.IssueAsync(SandboxHost.Invoice("KEY-2")))["ntsConfirmNum"]);
        Assert.Equal("2", (await _sandbox.GetAsync("/_sandbox/issued"))["issued"]);
    }

    [Fact]
    public async Task A_state_that_was_seen_is_kept_whatever_the_clock_says_later()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("304", (await _sandbox.InfoAsync())["stateCode"]);

        _sandbox.Clock.AdjustTime(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await _sandbox.RestartAsync();

        Assert.Equal("304", (await _sandbox.InfoAsync())["stateCode"]);
    }
}
