using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using static KErp.Sandbox.Tests.TokenTests;

namespace KErp.Sandbox.Tests;

/// <summary>역발행: the buyer asks, the seller issues.</summary>
public sealed class ReverseTests : IAsyncLifetime
{
    private const string Asked = "/Taxinvoice/BUY/ASK-1";

    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxHost.StartAsync();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task A_request_waits_for_the_seller_who_issues_it()
    {
        await RequestAsync();
        var waiting = await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer);

        await _sandbox.SwitchAsync(HttpMethod.Post, $"reverse/{waiting["itemKey"]}/issue");
        var issued = await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer);
        _sandbox.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(("210", null, null), (waiting["stateCode"], waiting["ntsconfirmNum"], waiting["issueDT"]));
        Assert.Equal(("310", 24), (issued["stateCode"], issued["ntsconfirmNum"]!.Length));
        Assert.Equal("314", (await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer))["stateCode"]);
    }

    [Fact]
    public async Task The_seller_finds_the_request_names_it_and_refuses_it()
    {
        await RequestAsync();

        var found = await _sandbox.ReadAsync("/Taxinvoice/SELL?DType=W&SDate=20260101&EDate=20260131&State=2**&IssueType=R");
        var assigned = await AssignAsync(found.Item("list").GetProperty("itemKey").GetString()!, "MINE-1");
        var refused = await _sandbox.PostAsync("/Taxinvoice/SELL/MINE-1", """{"memo":"금액 오류"}""", "REFUSE");
        var info = await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer);

        Assert.Equal((200, 200), (assigned.Status, refused.Status));
        Assert.Equal(("400", "금액 오류", "MINE-1"), (info["stateCode"], info["stateMemo"], info["invoicerMgtKey"]));
        AssertRefused(await _sandbox.SwitchAsync(HttpMethod.Post, $"reverse/{info["itemKey"]}/issue"), 400, -11900040);
    }

    [Fact]
    public async Task The_buyer_takes_a_request_back_once()
    {
        await RequestAsync();

        var cancelled = await _sandbox.PostAsync(Asked, """{"memo":"취소"}""", "CANCELREQUEST", SandboxCalls.Buyer);

        Assert.Equal((200, "500"), (cancelled.Status, (await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer))["stateCode"]));
        AssertRefused(await _sandbox.PostAsync(Asked, "{}", "CANCELREQUEST", SandboxCalls.Buyer), 400, -11900040);
        Assert.Equal(200, (await _sandbox.PostAsync(Asked, "{}", "DELETE", SandboxCalls.Buyer)).Status);
    }

    [Fact]
    public async Task A_key_that_the_seller_uses_is_not_assigned_again()
    {
        await _sandbox.IssueAsync(SandboxHost.Invoice());
        await RequestAsync();
        var itemKey = (await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer))["itemKey"]!;

        AssertRefused(await AssignAsync(itemKey, "KEY-1"), 400, -11900001);
        AssertRefused(await AssignAsync(itemKey, "NO KEY"), 400, -11900002);
        AssertRefused(await AssignAsync("000000000000000999", "MINE-1"), 400, -11000005);
    }

    [Theory]
    [InlineData("issueType", "정발행", -11900009)]
    [InlineData("invoiceeCorpNum", "1234567891", -11001000)]
    [InlineData("invoiceeType", "개인", -11001021)]
    [InlineData("invoiceeMgtKey", "A B", -11900002)]
    [InlineData("invoicerCorpNum", "1234567892", -11001014)]
    [InlineData("totalAmount", "1", -11900004)]
    public async Task A_broken_request_is_refused_with_its_code(string field, string value, long code)
    {
        var document = SandboxCalls.Wanted();
        document[field] = value;

        AssertRefused(await RequestAsync(document), 400, code);
        AssertRefused(await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer), 400, -11000005);
    }

    [Fact]
    public async Task A_used_key_of_the_buyer_is_refused_and_only_a_request_lets_the_buyer_pay()
    {
        var document = SandboxCalls.Wanted();
        document["chargeDirection"] = "역과금";

        Assert.Equal(200, (await RequestAsync(document)).Status);
        AssertRefused(await RequestAsync(), 400, -11900001);
    }

    [Fact]
    public async Task A_request_may_be_made_and_denied()
    {
        await _sandbox.PutAsync("faults", """{"operation":"request","kind":"status-after-accept","count":1}""");

        AssertRefused(await RequestAsync(), 500, -99900099);
        Assert.Equal("210", (await _sandbox.ReadAsync(Asked, SandboxCalls.Buyer))["stateCode"]);
    }

    private Task<Answer> RequestAsync(JsonObject? document = null) =>
        _sandbox.PostAsync("/Taxinvoice", (document ?? SandboxCalls.Wanted()).ToJsonString(), "REQUEST", SandboxCalls.Buyer);

    private async Task<Answer> AssignAsync(string itemKey, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/Taxinvoice/{itemKey}/SELL");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _sandbox.TokenAsync());
        request.Content = new FormUrlEncodedContent([new("MgtKey", key)]);
        return await _sandbox.SendAsync(request);
    }
}
