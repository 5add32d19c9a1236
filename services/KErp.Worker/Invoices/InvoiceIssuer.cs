using KErp.Data.Delivery;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Messaging;
using KErp.Messaging.Consuming;
using KErp.Messaging.Topology;
using KErp.Names;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Invoices;

/// <summary>
/// Takes one queued invoice to its 승인번호 in three steps: claim it in a short transaction, ask the provider outside any
/// transaction, write the result in one transaction. A crash between two steps is repaired by the next delivery: the
/// provider is asked for the document before it is issued again.
/// </summary>
internal sealed partial class InvoiceIssuer(
    InvoiceIssuing invoices,
    TaxScraperGateway taxScraper,
    TaxScraperBreaker breaker,
    IssuingMetrics metrics,
    IOptions<IssuingOptions> options,
    TimeProvider time,
    ILogger<InvoiceIssuer> log)
    : MessageHandler
{
    public static readonly ConsumerDefinition Consumer = new(Streams.Invoices, Consumers.InvoiceIssuer, Subjects.IssueInvoice);

    public override Admission Admit() => breaker.Admit();

    public override async Task<Handling> HandleAsync(ReceivedMessage message, int delivery, CancellationToken cancellation)
    {
        var id = Messages.Read<IssueInvoiceMessage>(message.Payload).InvoiceId;
        switch (await invoices.ClaimAsync(message.CompanyId, id, options.Value.Lease, cancellation))
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
            case IssueResult.Issued issued:
                LogIssued(invoice.Id, issued.ConfirmNumber, issued.Adopted);
                return Settled(await invoices.CompleteAsync(invoice, issued.ConfirmNumber, message, cancellation));
            case IssueResult.Refused refused:
                return await RefuseAsync(invoice, refused.Code, refused.Reason, message, cancellation);
            case IssueResult.Unavailable unavailable when KoreanTime.Today(time) > invoice.IssueDeadline:
                return await RefuseAsync(
                    invoice, InvoiceFailures.DeadlinePassed, $"발급기한({invoice.IssueDeadline:yyyy-MM-dd})까지 발행하지 못했습니다: {unavailable.Reason}", message, cancellation);
            case IssueResult.Unavailable unavailable:
                return await RetryAsync(invoice, unavailable, delivery, cancellation);
            case var other:
                throw new InvalidOperationException($"Unknown result {other}.");
        }
    }

    private async Task<IssueResult> AskAsync(Invoice invoice, CancellationToken cancellation)
    {
        try
        {
            return await taxScraper.IssueAsync(invoice);
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

    private async Task<Handling> RetryAsync(Invoice invoice, IssueResult.Unavailable unavailable, int delivery, CancellationToken cancellation)
    {
        metrics.Failed(IssuingMetrics.Unavailable);
        LogUnavailable(invoice.Id, unavailable.Reason);
        await invoices.RequeueAsync(invoice, InvoiceFailures.ProviderUnavailable, unavailable.Reason, cancellation);
        var delay = RetryDelay.Of(delivery, options.Value.RetryDelayCap);
        return new Handling.Retry(unavailable.RetryAfter is { } after && after > delay ? after : delay);
    }

    /// <summary>When a later claim owns the invoice by now, its delivery brings the message to its end.</summary>
    private static Handling Settled(bool written) => written ? new Handling.Done() : new Handling.Retry(TimeSpan.FromSeconds(1));

    [LoggerMessage(3001, LogLevel.Information, "Invoice {InvoiceId} is issued as {ConfirmNumber} (adopted: {Adopted})")]
    private partial void LogIssued(Guid invoiceId, string confirmNumber, bool adopted);

    [LoggerMessage(3002, LogLevel.Warning, "Invoice {InvoiceId} is refused: {Code}")]
    private partial void LogRefused(Guid invoiceId, string code);

    [LoggerMessage(3003, LogLevel.Warning, "Invoice {InvoiceId} is tried again later: {Reason}")]
    private partial void LogUnavailable(Guid invoiceId, string reason);
}
