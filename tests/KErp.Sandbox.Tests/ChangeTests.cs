using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

/// <summary>What may be done to an issued document, and when.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private const string Document = "/Taxinvoice/SELL/KEY-1";

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(2999)]
    public async Task An_issue_is_cancelled_before_it_is_sent_and_stays_so(int milliseconds)
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        var cancelled = await _sandbox.PostAsync(Document, """{"memo":"오류"}""", "CANCELISSUE");
        _sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var info = await _sandbox.InfoAsync();

        Assert.Equal((200, "1"), (cancelled.Status, cancelled["code"]));
        Assert.Equal(("600", "오류", null), (info["stateCode"], info["stateMemo"], info["ntssendDT"]));
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(5000)]
    public async Task An_issue_is_not_cancelled_once_it_is_being_sent(int milliseconds)
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        _sandbox.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

        AssertRefused(await _sandbox.PostAsync(Document, action: "CANCELISSUE"), 400, -11900020);
        Assert.NotEqual("600", (await _sandbox.InfoAsync())["stateCode"]);
    }

    [Fact]
    public async Task A_cancelled_key_is_free_again_only_after_the_delete()
    {
        var first = await _sandbox.IssueAsync(SandboxHost.Invoice());
        AssertRefused(await _sandbox.PostAsync(Document, action: "DELETE"), 400, -11900022);
        await _sandbox.PostAsync(Document, action: "CANCELISSUE");
        AssertRefused(await _sandbox.IssueAsync(SandboxHost.Invoice()), 400, -11900001);

        Assert.Equal(200, (await _sandbox.PostAsync(Document, action: "DELETE")).Status);
        AssertRefused(await _sandbox.InfoAsync(), 400, -11000005);
        var second = await _sandbox.IssueAsync(SandboxHost.Invoice());

        Assert.Equal(200, second.Status);
        Assert.NotEqual(first["ntsConfirmNum"], second["ntsConfirmNum"]);
    }

    [Fact]
    public async Task A_document_of_another_seller_cannot_be_changed()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());

        AssertRefused(await _sandbox.PostAsync(Document, action: "CANCELISSUE", corpNum: SandboxCalls.Buyer), 400, -11000005);
    }

    [Fact]
    public async Task Many_infos_are_read_at_once_and_unknown_keys_are_left_out()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice("A"));
        await _sandbox.IssueAsync(SandboxHost.Invoice("B"));
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(5));

        var infos = await _sandbox.PostAsync("/Taxinvoice/SELL", """["B","ABSENT","A"]""");

        Assert.Equal(
            [("B", 304), ("A", 304)],
            infos.Json.EnumerateArray().Select(i => (i.GetProperty("invoicerMgtKey").GetString(), i.GetProperty("stateCode").GetInt32())));
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1000, 200)]
    [InlineData(1001, 400)]
    public async Task Infos_are_read_of_at_most_a_thousand_keys(int count, int status)
    {
        var keys = string.Join(",", Enumerable.Range(0, count).Select(i => $"\"K{i}\""));

        Assert.Equal(status, (await _sandbox.PostAsync("/Taxinvoice/SELL", $"[{keys}]")).Status);
    }

    [Theory]
    [InlineData("DType=W&SDate=20260101&EDate=20260131", "C,B,A")]
    [InlineData("DType=W&SDate=20260101&EDate=20260131&Order=A", "A,B,C")]
    [InlineData("DType=W&SDate=20260103&EDate=20260131", "")]
    [InlineData("DType=I&SDate=20260102&EDate=20260102&State=3**", "C,B")]
    [InlineData("DType=R&SDate=20260102&EDate=20260102&State=600,400", "A")]
    [InlineData("DType=W&SDate=20260101&EDate=20260131&Type=M", "C")]
    [InlineData("DType=W&SDate=20260101&EDate=20260131&TaxType=N,Z", "")]
    [InlineData("DType=W&SDate=20260101&EDate=20260131&PerPage=2&Page=2", "A")]
    [InlineData("DType=W&SDate=20260101&EDate=20260131&MgtKey=B", "B")]
    [InlineData("DType=W&SDate=20260101&EDate=20260131&QString=받는", "C,B,A")]
    public async Task A_search_finds_by_day_state_and_kind(string query, string keys)
    {
        var amendment = SandboxHost.Invoice("C");
        (amendment["modifyCode"], amendment["orgNTSConfirmNum"]) = (2, "202601014100000000000001");
        await _sandbox.IssueAsync(SandboxHost.Invoice("A"));
        await _sandbox.IssueAsync(SandboxHost.Invoice("B"));
        await _sandbox.IssueAsync(amendment);
        await _sandbox.PostAsync("/Taxinvoice/SELL/A", action: "CANCELISSUE");

        var found = await _sandbox.ReadAsync($"/Taxinvoice/SELL?{query}");

        Assert.Equal(keys, string.Join(",", found.Values("list", "invoicerMgtKey")));
    }

    [Theory]
    [InlineData("DType=W&SDate=20260101&EDate=20260701", 200)]
    [InlineData("DType=W&SDate=20260101&EDate=20260702", 400)]
    [InlineData("DType=W&SDate=20260102&EDate=20260101", 400)]
    [InlineData("DType=X&SDate=20260101&EDate=20260102", 400)]
    [InlineData("DType=W&SDate=20260101&EDate=20260102&PerPage=1001", 400)]
    public async Task A_search_has_its_limits(string query, int status) =>
        Assert.Equal(status, (await _sandbox.ReadAsync($"/Taxinvoice/SELL?{query}")).Status);

    [Theory]
    [InlineData("cancel", "CANCELISSUE", "600")]
    [InlineData("nts-send", "NTS", "300")]
    public async Task A_change_may_be_made_and_denied(string operation, string action, string state)
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        await _sandbox.PutAsync("faults", $$"""{"operation":"{{operation}}","kind":"status-after-accept","count":1,"statusCode":502}""");

        AssertRefused(await _sandbox.PostAsync(Document, action: action), 502, -99900099);

        Assert.Equal(state, (await _sandbox.InfoAsync())["stateCode"]);
    }

    [Fact]
    public async Task A_cancel_that_is_delivered_twice_is_refused_the_second_time()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        await _sandbox.PutAsync("faults", """{"operation":"cancel","kind":"duplicate","count":1}""");

        AssertRefused(await _sandbox.PostAsync(Document, """{"memo":"오류"}""", "CANCELISSUE"), 400, -11900020);
        Assert.Equal("600", (await _sandbox.InfoAsync())["stateCode"]);
    }
}
