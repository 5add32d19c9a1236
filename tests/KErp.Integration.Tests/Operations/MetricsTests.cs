using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Operations;

public sealed class MetricsTests(RunningPlatform platform) : PlatformTest(platform)
{
    public static TheoryData<string, string[]> Series => new()
    {
        { Resources.Api, [$"{Metrics.HttpRequests}{{", $"{Metrics.HttpRequestDuration}_bucket{{", $"{Metrics.CacheHits}{{}} ", $"{Metrics.CacheMisses}{{}} ", $"{Metrics.LoginFailures}{{reason=\"throttled\"}}", $"{Metrics.ActiveSessions}{{}} "] },
        { Resources.Worker, [$"{Metrics.InvoiceProcessingFailures}{{reason=\"refused\"}}", $"{Metrics.OutboxDepth}{{}} ", $"{Metrics.OutboxOldestAge}{{}} ", $"{Metrics.DeadLettersWaiting}{{}} ", $"{Metrics.ConsumerPendingMessages}{{consumer=\"", $"{Metrics.MailsSent}{{}} ", $"{Metrics.MailsFailed}{{}} ", $"{Metrics.MailsWaiting}{{}} ", $"{Metrics.AuditUnsealedAge}{{}} ", $"{Metrics.AuditSealedEntries}{{}} ", $"{Metrics.JobFailures}{{job=\"refresh-partners\"}} ", $"{Metrics.JobLastSuccess}{{job=\"refresh-partners\"}} ", $"{Metrics.CircuitBreakerOpen}{{service=\"tax-scraper\"}} 0"] },
        { Resources.TaxScraper, [$"{Metrics.GrpcServerHandled}{{", $"{Metrics.ExternalApiUp}{{provider=\"popbill\"}}"] },
        { Resources.InsuranceEdi, [$"{Metrics.GrpcServerHandled}{{"] },
    };

    [Theory]
    [MemberData(nameof(Series))]
    public async Task Each_service_shows_its_series_on_the_management_port_and_nowhere_else(string resource, string[] series)
    {
        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(Platform.App.GetEndpoint(resource, Endpoints.Management), "metrics"), TestContext.Current.CancellationToken);

        Assert.All(series, name => Assert.Contains($"\n{name}", metrics, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_public_port_shows_no_metrics()
    {
        var answer = await Invoices.GetAsync("metrics");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.Status);
    }
}
