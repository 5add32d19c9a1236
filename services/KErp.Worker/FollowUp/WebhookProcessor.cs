using Google.Protobuf;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Data.Webhooks;
using KErp.Messaging;
using KErp.Protos.Tax.V1;
using KErp.TaxClient;
using Microsoft.Extensions.Options;

namespace KErp.Worker.FollowUp;

/// <summary>Works on what the provider told us. The API took it on and did nothing but keep it.</summary>
internal sealed partial class WebhookProcessor(
    WebhookStore webhooks, DocumentStore documents, TaxScraperGateway gateway, InvoiceFollowUp followUp, FollowUpMetrics metrics,
    IOptions<FollowUpOptions> options, IOptions<TaxClientOptions> client, TimeProvider time, ILogger<WebhookProcessor> log)
    : RepeatedWork(options.Value.WebhookInterval, log)
{
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryCap = TimeSpan.FromSeconds(30);

    protected override async Task<bool> WorkAsync(CancellationToken stopping)
    {
        if (await webhooks.ClaimAsync(client.Value.CallDeadline + LeaseMargin, stopping) is not { } delivery) return false;
        var request = new ReadWebhookRequest
        {
            Type = delivery.Type, EventType = delivery.EventType, BusinessNumber = delivery.BusinessNumber, Body = ByteString.CopyFrom(delivery.Body),
        };
        switch (await gateway.AskAsync((scraper, call) => scraper.ReadWebhookAsync(request, call)))
        {
            case Answer<WebhookEvent>.Given { Value: var told }:
                await ApplyAsync(delivery, told, stopping);
                break;
            case Answer<WebhookEvent>.Refused refused:
                LogUnreadable(delivery.EventId, refused.Reason);
                await EndAsync(delivery, WebhookDelivery.Failed, FollowUpMetrics.Unreadable, refused.Reason, stopping);
                break;
            case Answer<WebhookEvent>.Unavailable unavailable:
                await RetryAsync(delivery, unavailable.Reason, stopping);
                break;
        }

        return true;
    }

    private async Task ApplyAsync(WebhookDelivery delivery, WebhookEvent told, CancellationToken stopping)
    {
        var document = await documents.FindAsync(told.State.MgtKey, told.State.NtsConfirmNumber, stopping);
        var result = document is null || DocumentReports.Read(told.State) is not { } report
            ? FollowUpResult.Unknown
            : await followUp.ApplyAsync(document.CompanyId, document.InvoiceId, report, caller: null, detail: null, stopping);
        switch (result)
        {
            case FollowUpResult.Applied:
                metrics.ReportApplied(FollowUpMetrics.Webhook);
                await EndAsync(delivery, WebhookDelivery.Done, FollowUpMetrics.Applied, null, stopping);
                break;
            case FollowUpResult.OldNews:
                await EndAsync(delivery, WebhookDelivery.Done, FollowUpMetrics.OldNews, null, stopping);
                break;
            case FollowUpResult.TooEarly:
            case FollowUpResult.Unknown when time.GetUtcNow() - delivery.ReceivedAt < options.Value.WebhookPatience:
                // Our own note of the issue may be a moment behind the provider's word of it.
                await RetryAsync(delivery, "The document is not known yet.", stopping);
                break;
            default:
                await EndAsync(delivery, WebhookDelivery.Done, FollowUpMetrics.Unknown, "No company has this document.", stopping);
                break;
        }
    }

    private async Task EndAsync(WebhookDelivery delivery, string state, string result, string? reason, CancellationToken stopping)
    {
        await webhooks.EndAsync(delivery.EventId, state, reason, stopping);
        metrics.WebhookEnded(result);
    }

    private Task RetryAsync(WebhookDelivery delivery, string reason, CancellationToken stopping) =>
        webhooks.RetryAsync(delivery.EventId, RetryDelay.Of(delivery.Attempts, RetryCap), reason, stopping);

    [LoggerMessage(3321, LogLevel.Error, "Webhook {EventId} cannot be read: {Reason}")]
    private partial void LogUnreadable(string eventId, string reason);
}
