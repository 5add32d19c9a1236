using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

/// <summary>역발행: the company asks its seller, and is asked by its buyers.</summary>
public sealed class ReverseIssueTests(RunningPlatform platform) : AccountantTest(platform)
{
    private const string Requests = "api/v1/reverse-requests";
    private const string SellerNumber = "2208162517";

    [Fact]
    public async Task A_request_is_made_and_the_seller_issues_it()
    {
        var id = await RequestAsync();
        var itemKey = (await ReceivedAsync()).Last()!["itemKey"]!.GetValue<string>();

        await Sandbox.IssueReverseAsync(itemKey);

        var issued = await BecomesAsync(id, "issued");
        Assert.Equal(["queued", "requested", "issued"], TimelineOf(issued));
        Assert.Matches("^[0-9]{16}[0-9A-Za-z]{8}$", issued["ntsConfirmNumber"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_request_is_taken_back()
    {
        var id = await RequestAsync();

        var answer = await PostAsync($"{Prefix}/{id}/cancel", new { memo = "거래 취소" });

        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer}");
        Assert.Equal("request_cancelled", StatusOf(answer.Json));
    }

    [Fact]
    public async Task The_seller_sees_a_request_and_refuses_it()
    {
        var id = await RequestAsync();
        var seller = await SellerAsync();
        var itemKey = (await ReceivedAsync(seller)).Last()!["itemKey"]!.GetValue<string>();

        var answer = await Api.PostAsync($"{Requests}/received/{itemKey}/refuse", new { memo = "금액이 다릅니다" }, seller);

        Assert.True(answer.Status == HttpStatusCode.NoContent, $"{answer}");
        await BecomesAsync(id, "request_refused");
    }

    private async Task<Guid> RequestAsync()
    {
        var body = JsonNode.Parse(InvoiceBody.Valid())!.AsObject();
        body.Remove("buyer");
        body["seller"] = new JsonObject { ["businessNumber"] = SellerNumber, ["name"] = "주식회사 판매", ["representative"] = "박판매" };
        var answer = await PostAsync(Requests, body);
        Assert.True(answer.Status == HttpStatusCode.Accepted, $"{answer}");
        await BecomesAsync(answer.InvoiceId, "requested");
        return answer.InvoiceId;
    }

    /// <summary>An owner of the company that is asked.</summary>
    private async Task<string> SellerAsync() => await Platform.Principals.SignInAsync("owner", await Platform.Principals.NewCompanyAsync());

    private async Task<JsonArray> ReceivedAsync(string? seller = null)
    {
        var answer = await Api.GetAsync($"{Requests}/received", seller ?? await SellerAsync());
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer}");
        return answer.Json["items"]!.AsArray();
    }
}
