using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

public sealed class CancellationTests(RunningPlatform platform) : AccountantTest(platform)
{
    [Fact]
    public async Task An_invoice_is_cancelled_before_its_transmission_and_only_once()
    {
        var id = await IssueAsync();

        var answer = await PostAsync($"{Prefix}/{id}/cancel", new { memo = "단가 오류" });

        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer}");
        Assert.Equal("cancelled", StatusOf(answer.Json));
        Assert.Equal(["queued", "issued", "cancelled"], TimelineOf(await ReadAsync(id)));
        Assert.Equal("not_issued", (await PostAsync($"{Prefix}/{id}/cancel")).Code);
        Assert.Contains("invoice.cancelled", await Database.ColumnAsync($"SELECT action FROM audit_log WHERE entity_id = '{id}'"));
    }

    [Fact]
    public async Task A_cancellation_whose_answer_is_lost_is_found_out()
    {
        var id = await IssueAsync();
        await Sandbox.FailAsync("cancel", "status-after-accept", count: 1, statusCode: 500);

        await PostAsync($"{Prefix}/{id}/cancel");

        Assert.Equal(["queued", "issued", "cancelled"], TimelineOf(await BecomesAsync(id, "cancelled")));
    }

    [Fact]
    public async Task A_transmitted_one_is_not_cancelled()
    {
        var id = await TransmitAsync();

        Assert.Equal("already_transmitted", (await PostAsync($"{Prefix}/{id}/cancel")).Code);
        Assert.Equal("transmitted", StatusOf(await ReadAsync(id)));
    }

    [Fact]
    public async Task Sent_at_once_it_reaches_the_tax_office_without_the_daily_batch()
    {
        var id = await IssueAsync();

        var answer = await PostAsync($"{Prefix}/{id}/transmit");

        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer}");
        var transmitted = await BecomesAsync(id, "transmitted");
        Assert.Equal("SUC001", transmitted["ntsResultCode"]!.GetValue<string>());
        Assert.Contains("국세청 즉시전송 요청", transmitted["timeline"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SYN003", "transmitted")]
    [InlineData("ERR001", "transmit_failed")]
    public async Task What_the_tax_office_answers_is_what_becomes_of_it(string code, string status)
    {
        var id = await IssueAsync();
        await Sandbox.AnswerTransmissionAsync((await ReadAsync(id))["mgtKey"]!.GetValue<string>(), code);
        await Sandbox.TransmitAsync();

        Assert.Equal(code, (await BecomesAsync(id, status))["ntsResultCode"]!.GetValue<string>());
    }
}
