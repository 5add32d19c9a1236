using KErp.Data.Delivery;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Messaging;
using KErp.Messaging.Consuming;
using KErp.Messaging.Topology;
using KErp.Names;
using KErp.TaxClient;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Invoices;

/// <summary>
/// Takes one queued invoice to its 승인번호 in three steps: claim it in a short transaction, ask the provider outside any
/// transaction, write the result in one transaction. A crash between two steps is repaired by the next delivery: the
/// provider is asked for the document before it is issued again.
/// </summary>
internal sealed partial class InvoiceIssuer(
    InvoiceIssuing invoices,
    InvoiceCalls calls,
    TaxScraperBreaker breaker,
    IssuingMetrics metrics,
    IOptions<IssuingOptions> options,
    IOptions<TaxClientOptions> client,
    TimeProvider time,
    ILogger<InvoiceIssuer> log)
    : MessageHandler
{
    public static readonly ConsumerDefinition Consumer = new(Streams.Invoices, Consumers.InvoiceIssuer, Subjects.IssueInvoice);

    public override Admission Admit() => breaker.Admission();

    public override async Task<Handling> HandleAsync(ReceivedMessage message, int delivery, CancellationToken cancellation)
    {
        var id = Messages.Read<IssueInvoiceMessage>(message.Payload).InvoiceId;
        switch (await invoices.ClaimAsync(message.CompanyId, id, client.Value.CallDeadline + options.Value.LeaseMargin, cancellation))
        {
            case Claim.Taken taken:
                return await IssueAsync(taken.Invoice, message, delivery, cancellation);
            case Claim.Busy busy:
                return new Handling.Retry(busy.For);
            case Claim.Settled:
                await invoices.AcknowledgeAsync(message, cancellation);
                return new Handling.Done();
            default:
                throw new InvalidOperationException($"Invoice {id} is not among those of company {message.CompanyId}.");
        }
    }

    private async Task<Handling> IssueAsync(Invoice invoice, ReceivedMessage message, int delivery, CancellationToken cancellation)
    {
        switch (await AskAsync(invoice, cancellation))
        {
            case Answer<Settlement>.Given { Value: var settlement }:
                LogSettled(invoice.Id, settlement.Status, settlement.ConfirmNumber);
                return Settled(await invoices.CompleteAsync(invoice, settlement, message, cancellation));
            case Answer<Settlement>.Refused refused:
                return await RefuseAsync(invoice, refused.Code, refused.Reason, message, cancellation);
            case Answer<Settlement>.Unavailable unavailable when KoreanTime.Today(time) > LastDay(invoice):
                return await RefuseAsync(
                    invoice, InvoiceFailures.DeadlinePassed, $"발급기한({LastDay(invoice):yyyy-MM-dd})까지 발행하지 못했습니다: {unavailable.Reason}", message, cancellation);
            case Answer<Settlement>.Unavailable unavailable:
                return await RetryAsync(invoice, unavailable, delivery, cancellation);
            case var other:
                throw new InvalidOperationException($"Unknown answer {other}.");
        }
    }

    /// <summary>The last day on which it is tried. One that is late anyway has no such day by law.</summary>
    private DateOnly LastDay(Invoice invoice) =>
        invoice.ForceIssue ? KoreanTime.DateOf(invoice.CreatedAt + options.Value.ForcedRetry) : invoice.IssueDeadline;

    private async Task<Answer<Settlement>> AskAsync(Invoice invoice, CancellationToken cancellation)
    {
        try
        {
            return invoice.IssueType is IssueType.Reverse
                ? (await calls.RequestReverseIssueAsync(invoice)).Then(_ => Settlement.Requested)
                : (await calls.IssueAsync(invoice)).Then(issued => Settlement.Issued(issued.NtsConfirmNumber));
        }
        catch (Exception e)
        {
            // Counted as poison by the caller; the claim is given back so that the next delivery need not wait for the lease.
            metrics.Failed(IssuingMetrics.Unprocessable);
            await invoices.RequeueAsync(invoice, InvoiceFailures.Unprocessable, e.Message, cancellation);
            throw;
        }
    }

    private async Task<Handling> RefuseAsync(Invoice invoice, string code, string reason, ReceivedMessage message, CancellationToken cancellation)
    {
        metrics.Failed(IssuingMetrics.Refused);
        LogRefused(invoice.Id, code);
        return Settled(await invoices.RefuseAsync(invoice, code, reason, message, cancellation));
    }

    private async Task<Handling> RetryAsync(Invoice invoice, Answer<Settlement>.Unavailable unavailable, int delivery, CancellationToken cancellation)
    {
        metrics.Failed(IssuingMetrics.Unavailable);
        LogUnavailable(invoice.Id, unavailable.Reason);
        await invoices.RequeueAsync(invoice, InvoiceFailures.ProviderUnavailable, unavailable.Reason, cancellation);
        var delay = RetryDelay.Of(delivery, options.Value.RetryDelayCap);
        return new Handling.Retry(unavailable.RetryAfter is { } after && after > delay ? after : delay);
    }

    /// <summary>When a later claim owns the invoice by now, its delivery brings the message to its end.</summary>
    private static Handling Settled(bool written) => written ? new Handling.Done() : new Handling.Retry(TimeSpan.FromSeconds(1));

    [LoggerMessage(3001, LogLevel.Information, "Invoice {InvoiceId} is {Status}, 승인번호 {ConfirmNumber}")]
    private partial void LogSettled(Guid invoiceId, InvoiceStatus status, string? confirmNumber);

    [LoggerMessage(3002, LogLevel.Warning, "Invoice {InvoiceId} is refused: {Code}")]
    private partial void LogRefused(Guid invoiceId, string code);

    [LoggerMessage(3003, LogLevel.Warning, "Invoice {InvoiceId} is tried again later: {Reason}")]
    private partial void LogUnavailable(Guid invoiceId, string reason);
}
