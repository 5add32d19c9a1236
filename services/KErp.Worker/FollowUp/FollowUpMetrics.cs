using System.Diagnostics.Metrics;
using KErp.Names;

namespace KErp.Worker.FollowUp;

internal sealed class FollowUpMetrics
{
    public const string Webhook = "webhook";
    public const string Poll = "poll";

    public const string Applied = "applied";
    public const string OldNews = "old_news";
    public const string Unknown = "unknown";
    public const string Unreadable = "unreadable";

    private readonly Counter<long> _reports;
    private readonly Counter<long> _webhooks;

    public FollowUpMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetrySources.Invoices);
        _reports = meter.CreateCounter<long>(Metrics.InvoiceReports, description: "State changes that the provider reported, by the way they came.");
        _webhooks = meter.CreateCounter<long>(Metrics.WebhooksProcessed, description: "Webhooks by what came of them.");
        foreach (var source in new[] { Webhook, Poll }) ReportApplied(source, 0);
        foreach (var result in new[] { Applied, OldNews, Unknown, Unreadable }) WebhookEnded(result, 0);
    }

    public void ReportApplied(string source, long count = 1) => _reports.Add(count, new KeyValuePair<string, object?>("source", source));

    public void WebhookEnded(string result, long count = 1) => _webhooks.Add(count, new KeyValuePair<string, object?>("result", result));
}
