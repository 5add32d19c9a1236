using System.Net;
using System.Text;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Invoices;

public sealed class WebhookTests(RunningPlatform platform) : AccountantTest(platform)
{
    public override async ValueTask DisposeAsync()
    {
        await Sandbox.TellNobodyAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Webhook_and_poll_at_once_record_each_change_once_and_in_order()
    {
        await Sandbox.TellAsync(new Uri(Platform.Url, ProviderWebhook.Path), Platform.WebhookKey, duplicate: true);
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++) ids.Add((await PostAsync(Prefix, System.Text.Json.Nodes.JsonNode.Parse(InvoiceBody.Valid()))).InvoiceId);
        foreach (var id in ids) await BecomesAsync(id, "issued");

        await Sandbox.TransmitAsync();

        foreach (var id in ids)
        {
            var timeline = TimelineOf(await BecomesAsync(id, "transmitted"));
            Assert.Equal(timeline.Distinct(), timeline);
            Assert.Equal(["queued", "issued", "transmitted"], timeline.Except(["transmitting"]));
        }

        // Every event came twice and was kept once; all of them are worked on. Others, of documents that are no longer ours, may wait.
        var keys = new List<string>();
        foreach (var id in ids) keys.Add((await ReadAsync(id))["mgtKey"]!.GetValue<string>());
        var ours = $"convert_from(body, 'UTF8') ~ '{string.Join('|', keys)}'";
        await Eventually.GetAsync(() => Database.CountAsync("webhook_deliveries", $"{ours} AND state = 'pending'"), pending => pending == 0, Soon);
        Assert.True(await Database.CountAsync("webhook_deliveries", $"{ours} AND event_type = 'NTS' AND state = 'done'") >= ids.Count);
        Assert.Equal(0, await Database.CountAsync("webhook_deliveries", $"{ours} AND state = 'failed'"));
    }

    [Fact]
    public async Task An_event_counts_once_however_often_it_comes()
    {
        var id = $"test-{Guid.NewGuid():N}";

        var first = await SendAsync(request => request.Headers.Add(ProviderWebhook.ApiKeyHeader, Platform.WebhookKey), id);
        var second = await SendAsync(
            request => request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"popbill:{Platform.WebhookKey}"))), id);

        Assert.Equal((HttpStatusCode.OK, "OK"), first);
        Assert.Equal((HttpStatusCode.OK, "OK"), second);
        Assert.Equal(1, await Database.CountAsync("webhook_deliveries", $"event_id = '{id}'"));
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        var id = $"test-{Guid.NewGuid():N}";

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(_ => { }, id)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(request => request.Headers.Add(ProviderWebhook.ApiKeyHeader, "guess"), id)).Status);
        Assert.Equal(0, await Database.CountAsync("webhook_deliveries", $"event_id = '{id}'"));
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(Action<HttpRequestMessage> sign, string id)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Platform.Url, ProviderWebhook.Path)) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add(ProviderWebhook.EventIdHeader, id);
        request.Headers.Add(ProviderWebhook.TypeHeader, "TAXINVOICE.STATE");
        request.Headers.Add(ProviderWebhook.EventTypeHeader, "NTS");
        sign(request);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
