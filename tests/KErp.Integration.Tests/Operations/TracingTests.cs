using Aspire.Hosting.ApplicationModel;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Integration.Tests.Operations;

public sealed class TracingTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task One_trace_id_spans_api_worker_and_tax_scraper()
    {
        var created = await Invoices.PostAsync(InvoiceBody.Valid());
        await Invoices.IssuedAsync(created.InvoiceId, TimeSpan.FromSeconds(10));
        var row = await Database.ColumnAsync($"SELECT trace_parent FROM outbox WHERE payload LIKE '%{created.InvoiceId}%'");
        var traceId = row[0].Split('-')[1];

        foreach (var resource in new[] { Resources.Api, Resources.Worker, Resources.TaxScraper })
            Assert.True(await IsLoggedAsync(resource, traceId), $"{resource} has no log line of trace {traceId}");
    }

    private async Task<bool> IsLoggedAsync(string name, string traceId)
    {
        var resource = Platform.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(r => r.Name == name);
        var logs = Platform.App.Services.GetRequiredService<ResourceLoggerService>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            await foreach (var batch in logs.WatchAsync(resource).WithCancellation(limit.Token))
                if (batch.Any(line => line.Content.Contains(traceId, StringComparison.Ordinal))) return true;
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        return false;
    }
}
