using KErp.Data.Delivery;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Messaging;
using KErp.Messaging.Consuming;
using KErp.Messaging.Topology;
using KErp.Names;
using KErp.Protos.Tax.V1;
using KErp.TaxClient;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Invoices;

/// <summary>
/// Issues a hundred invoices of a bulk issue in one submission, whose id follows from the bulk issue: whoever comes after a
/// crash asks for the submission first. It only hurries things up: what it does not bring to a 승인번호 goes the way of a
/// single invoice.
/// </summary>
internal sealed partial class ChunkIssuer(
    InvoiceBatches batches,
    InvoiceCalls calls,
    TaxScraperBreaker breaker,
    IssuingMetrics metrics,
    IOptions<IssuingOptions> options,
    IOptions<TaxClientOptions> client,
    TimeProvider time,
    ILogger<ChunkIssuer> log)
    : MessageHandler
{
    public static readonly ConsumerDefinition Consumer = new(Streams.Invoices, Consumers.ChunkIssuer, Subjects.IssueInvoiceChunk);

    private static readonly Dictionary<Guid, string> NoneIssued = [];

    public override Admission Admit() => breaker.Admission();

    public override async Task<Handling> HandleAsync(ReceivedMessage message, int delivery, CancellationToken cancellation)
    {
        var chunk = Messages.Read<IssueChunkMessage>(message.Payload);
        var claim = await batches.ClaimAsync(message.CompanyId, chunk.BatchId, chunk.Chunk, client.Value.CallDeadline + options.Value.LeaseMargin, cancellation);
        if (claim.BusyFor is { } busy) return new Handling.Retry(busy);
        return await SubmitAsync(chunk, claim.Invoices, message, delivery, cancellation);
    }

    private async Task<Handling> SubmitAsync(
        IssueChunkMessage chunk, IReadOnlyList<Invoice> invoices, ReceivedMessage message, int delivery, CancellationToken cancellation)
    {
        // All settled by an earlier delivery whose acknowledgement was lost: only the message is left to end.
        if (invoices.Count == 0) return await SettleAsync(invoices, NoneIssued, message, cancellation);
        switch (await AskAsync(chunk, invoices, cancellation))
        {
            case Answer<SubmissionResult?>.Given { Value: { } result }:
                return await SettleAsync(invoices, ConfirmNumbers(result, invoices), message, cancellation);
            case Answer<SubmissionResult?>.Given:
                await batches.ReleaseAsync(invoices, null, null, cancellation);
                return new Handling.Retry(options.Value.SubmissionPoll);
            case Answer<SubmissionResult?>.Refused refused:
                LogRefused(chunk.BatchId, chunk.Chunk, refused.Code);
                return await SettleAsync(invoices, NoneIssued, message, cancellation);
            case Answer<SubmissionResult?>.Unavailable when invoices.Any(i => KoreanTime.Today(time) > i.IssueDeadline):
                // The single way knows what to do when the date to issue by passes meanwhile.
                return await SettleAsync(invoices, NoneIssued, message, cancellation);
            case Answer<SubmissionResult?>.Unavailable unavailable:
                return await RetryAsync(chunk, invoices, unavailable, delivery, cancellation);
            case var other:
                throw new InvalidOperationException($"Unknown answer {other}.");
        }
    }

    private async Task<Answer<SubmissionResult?>> AskAsync(IssueChunkMessage chunk, IReadOnlyList<Invoice> invoices, CancellationToken cancellation)
    {
        try
        {
            return await calls.SubmitAsync($"{chunk.BatchId:N}-{chunk.Chunk}", invoices);
        }
        catch (Exception e)
        {
            // Counted as poison by the caller; the claims are given back so that the next delivery need not wait for the lease.
            metrics.Failed(IssuingMetrics.Unprocessable);
            await batches.ReleaseAsync(invoices, InvoiceFailures.Unprocessable, e.Message, cancellation);
            throw;
        }
    }

    private async Task<Handling> RetryAsync(
        IssueChunkMessage chunk, IReadOnlyList<Invoice> invoices, Answer<SubmissionResult?>.Unavailable unavailable, int delivery, CancellationToken cancellation)
    {
        metrics.Failed(IssuingMetrics.Unavailable);
        LogUnavailable(chunk.BatchId, chunk.Chunk, unavailable.Reason);
        await batches.ReleaseAsync(invoices, InvoiceFailures.ProviderUnavailable, unavailable.Reason, cancellation);
        var delay = RetryDelay.Of(delivery, options.Value.RetryDelayCap);
        return new Handling.Retry(unavailable.RetryAfter is { } after && after > delay ? after : delay);
    }

    private async Task<Handling> SettleAsync(
        IReadOnlyList<Invoice> invoices, Dictionary<Guid, string> issued, ReceivedMessage message, CancellationToken cancellation)
    {
        var written = await batches.SettleAsync(invoices, issued, id => Messages.IssueInvoice(id, time.GetUtcNow()), message, cancellation);
        if (written) LogSettled(issued.Count, invoices.Count);
        return written ? new Handling.Done() : new Handling.Retry(TimeSpan.FromSeconds(1));
    }

    private static Dictionary<Guid, string> ConfirmNumbers(SubmissionResult result, IReadOnlyList<Invoice> invoices)
    {
        var ids = invoices.ToDictionary(i => i.MgtKey, i => i.Id);
        return result.Items
            .Where(item => item.OutcomeCase is SubmittedInvoice.OutcomeOneofCase.Issued && ids.ContainsKey(item.MgtKey))
            .ToDictionary(item => ids[item.MgtKey], item => item.Issued.NtsConfirmNumber);
    }

    [LoggerMessage(3011, LogLevel.Information, "{Issued} of {Count} invoices of a submission are issued; the rest goes one by one")]
    private partial void LogSettled(int issued, int count);

    [LoggerMessage(3012, LogLevel.Warning, "Submission {Chunk} of bulk issue {BatchId} is refused ({Code}): its invoices go one by one")]
    private partial void LogRefused(Guid batchId, int chunk, string code);

    [LoggerMessage(3013, LogLevel.Warning, "Submission {Chunk} of bulk issue {BatchId} is tried again later: {Reason}")]
    private partial void LogUnavailable(Guid batchId, int chunk, string reason);
}
