using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

public sealed class DraftTests(RunningPlatform platform) : AccountantTest(platform)
{
    [Fact]
    public async Task A_draft_is_written_edited_and_issued()
    {
        var id = (await PostAsync($"{Prefix}/drafts", JsonNode.Parse(InvoiceBody.Valid()))).InvoiceId;
        Assert.Equal("draft", StatusOf(await ReadAsync(id)));

        var edited = JsonNode.Parse(InvoiceBody.Valid(supply: 2_000_000))!.AsObject();
        edited["lines"]!.AsArray().Insert(0, InvoiceBody.Line(0));
        edited["remarks"] = new JsonArray("둘째 판", "계약 2026-17");
        var answer = await Api.SendAsync(HttpMethod.Put, $"{Prefix}/{id}", edited, Token);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer}");
        Assert.Equal(2_200_000, answer.Json["totalAmount"]!.GetValue<long>());
        Assert.Equal(2, answer.Json["lines"]!.AsArray().Count);

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync($"{Prefix}/{id}/issue")).Status);
        var issued = await BecomesAsync(id, "issued");
        Assert.Equal(["draft", "queued", "issued"], TimelineOf(issued));
        Assert.Equal(1, await Sandbox.CountAsync("1234567891", issued["mgtKey"]!.GetValue<string>()));
        Assert.Equal("not_a_draft", (await PostAsync($"{Prefix}/{id}/issue")).Code);
        Assert.Equal("not_a_draft", (await Api.SendAsync(HttpMethod.Put, $"{Prefix}/{id}", edited, Token)).Code);
        Assert.Equal("not_a_draft", (await Api.DeleteAsync($"{Prefix}/{id}", token: Token)).Code);
    }

    [Fact]
    public async Task A_line_may_say_its_total_instead_of_its_amounts()
    {
        var body = JsonNode.Parse(InvoiceBody.Valid())!.AsObject();
        body["lines"] = new JsonArray(new JsonObject { ["item"] = "복사용지", ["totalAmount"] = 10_006 });
        (body["supplyAmount"], body["taxAmount"], body["totalAmount"]) = (9_097, 909, 10_006);

        var id = (await PostAsync(Prefix, body)).InvoiceId;

        var line = (await BecomesAsync(id, "issued"))["lines"]!.AsArray().Single()!;
        Assert.Equal((9_097, 909), (line["supplyAmount"]!.GetValue<long>(), line["taxAmount"]!.GetValue<long>()));
        body["lines"]![0]!["supplyAmount"] = 9_097;
        body["lines"]![0]!["taxAmount"] = 910;
        var error = Assert.Single((await PostAsync(Prefix, body)).Json["errors"]!.AsArray(), e => e!["field"]!.GetValue<string>() == "lines[0].totalAmount");
        Assert.Equal("total_mismatch", error!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_deleted_draft_is_gone_and_what_was_done_with_it_is_recorded()
    {
        var id = (await PostAsync($"{Prefix}/drafts", JsonNode.Parse(InvoiceBody.Valid()))).InvoiceId;

        Assert.Equal(HttpStatusCode.NoContent, (await Api.DeleteAsync($"{Prefix}/{id}", token: Token)).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await Api.GetAsync($"{Prefix}/{id}", Token)).Status);
        Assert.Equal(["invoice.draft", "invoice.delete"], await Database.ColumnAsync($"SELECT action FROM audit_log WHERE entity_id = '{id}' ORDER BY at"));
        Assert.Equal(0, await Database.CountAsync("invoice_lines", $"invoice_id = '{id}'"));
    }

    [Fact]
    public async Task One_that_the_provider_refused_is_corrected_and_issued()
    {
        await Sandbox.SetAccountAsync("1234567891", new { certificate = "none" });
        try
        {
            var id = (await PostAsync(Prefix, JsonNode.Parse(InvoiceBody.Valid()))).InvoiceId;
            var failed = await BecomesAsync(id, "failed");
            Assert.Equal("certificate_missing", failed["failure"]!["code"]!.GetValue<string>());
            Assert.Contains("인증서", failed["failure"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);

            await Sandbox.SetAccountAsync("1234567891", new { certificate = "valid" });
            Assert.Equal(HttpStatusCode.Accepted, (await PostAsync($"{Prefix}/{id}/issue")).Status);
            Assert.Null((await BecomesAsync(id, "issued"))["failure"]);
        }
        finally
        {
            await Sandbox.SetAccountAsync("1234567891", new { certificate = "valid" });
        }
    }

    [Fact]
    public async Task One_that_is_late_is_issued_only_when_forced()
    {
        var late = InvoiceBody.With(body => body["writeDate"] = "2026-08-03");

        Assert.Equal("issue_deadline_passed", (await PostAsync(Prefix, JsonNode.Parse(late))).Json["errors"]![0]!["code"]!.GetValue<string>());

        var id = (await PostAsync($"{Prefix}/drafts", JsonNode.Parse(late))).InvoiceId;
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync($"{Prefix}/{id}/issue")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync($"{Prefix}/{id}/issue", new { forceIssue = true })).Status);
        Assert.True((await BecomesAsync(id, "issued"))["issuedLate"]!.GetValue<bool>());
    }
}
