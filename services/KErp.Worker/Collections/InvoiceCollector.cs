using KErp.Data.Collections;
using KErp.Data.Delivery;
using KErp.Data.Model;
using KErp.Messaging;
using KErp.Messaging.Consuming;
using KErp.Messaging.Topology;
using KErp.Names;
using KErp.TaxClient;
using KErp.Worker.Invoices;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Collections;

/// <summary>
/// Takes one collection to its end: start it at the provider, look until it is done, fetch its pages. Each delivery of the
/// message is one step, and the row says which. A crash between starting and noting the provider's id starts a second
/// job there, which does no harm.
/// </summary>
internal sealed partial class InvoiceCollector(
    CollectionWork work, CollectionCalls calls, TaxScraperBreaker breaker, IOptions<CollectingOptions> options, TimeProvider time, ILogger<InvoiceCollector> log)
    : MessageHandler
{
    public static readonly ConsumerDefinition Consumer = new(Streams.Invoices, Consumers.InvoiceCollector, Subjects.CollectInvoices);

    /// <summary>The provider was not done in time.</summary>
    private const string TimedOut = "collection_timed_out";

    public override Admission Admit() => breaker.Admission();

    public override async Task<Handling> HandleAsync(ReceivedMessage message, int delivery, CancellationToken cancellation)
    {
        var id = Messages.Read<CollectInvoicesMessage>(message.Payload).CollectionId;
        var collection = await work.FindAsync(message.CompanyId, id, cancellation)
            ?? throw new InvalidOperationException($"Collection {id} is not among those of company {message.CompanyId}.");
        if (collection.Job.FinishedAt is not null)
        {
            await work.AcknowledgeAsync(message, cancellation);
            return new Handling.Done();
        }

        return await StepAsync(collection, cancellation) switch
        {
            Answer<int?>.Given { Value: { } found } => await FinishAsync(collection.Job, found, message, cancellation),
            Answer<int?>.Refused { Code: not TaxScraperGateway.NotFound } refused => await FailAsync(collection.Job, refused.Code, refused.Reason, message, cancellation),
            _ when time.GetUtcNow() - collection.Job.CreatedAt > options.Value.GiveUpAfter =>
                await FailAsync(collection.Job, TimedOut, $"{options.Value.GiveUpAfter} 안에 수집이 끝나지 않았습니다.", message, cancellation),
            Answer<int?>.Refused => await RestartAsync(collection.Job, cancellation),
            Answer<int?>.Unavailable unavailable => Postpone(collection.Job, unavailable, delivery),
            _ => new Handling.Retry(options.Value.PollInterval),
        };
    }

    /// <returns>How many were found, once all of them are written; null in the answer while the provider is at it.</returns>
    private async Task<Answer<int?>> StepAsync(CollectionToRun collection, CancellationToken cancellation)
    {
        var (job, businessNumber) = collection;
        if (job.JobId is null) return await StartAsync(job, businessNumber, cancellation);
        var progress = await calls.LookAsync(businessNumber, job.JobId);
        return progress is Answer<int?>.Given { Value: not null }
            ? (await FetchAsync(job, businessNumber, cancellation)).Look(_ => progress)
            : progress;
    }

    private async Task<Answer<int?>> StartAsync(CollectionJob job, string businessNumber, CancellationToken cancellation)
    {
        var answer = await calls.StartAsync(job, businessNumber);
        if (answer is Answer<string>.Given given) await work.StartAsync(job, given.Value, cancellation);
        return answer.Then(_ => (int?)null);
    }

    /// <summary>Page after page, each written before the next is asked for.</summary>
    /// <returns>The last page, or why there was one that could not be had.</returns>
    private async Task<Answer<CollectedPage>> FetchAsync(CollectionJob job, string businessNumber, CancellationToken cancellation)
    {
        for (var page = 1; ; page++)
        {
            var answer = await calls.PageAsync(job, businessNumber, page, time.GetUtcNow());
            if (answer is not Answer<CollectedPage>.Given { Value: var found }) return answer;
            await work.TakeOnAsync(job, found.Invoices, cancellation);
            if (page >= found.Count) return answer;
        }
    }

    private async Task<Handling> FinishAsync(CollectionJob job, int found, ReceivedMessage message, CancellationToken cancellation)
    {
        await work.FinishAsync(job, found, message, cancellation);
        LogFinished(job.Id, found);
        return new Handling.Done();
    }

    private async Task<Handling> FailAsync(CollectionJob job, string code, string reason, ReceivedMessage message, CancellationToken cancellation)
    {
        await work.FailAsync(job, code, reason, message, cancellation);
        LogFailed(job.Id, code);
        return new Handling.Done();
    }

    /// <summary>The provider keeps a job for an hour after its end; what was written of it stays written.</summary>
    private async Task<Handling> RestartAsync(CollectionJob job, CancellationToken cancellation)
    {
        LogForgotten(job.Id);
        await work.RestartAsync(job, cancellation);
        return new Handling.Retry(options.Value.PollInterval);
    }

    private Handling.Retry Postpone(CollectionJob job, Answer<int?>.Unavailable unavailable, int delivery)
    {
        LogUnavailable(job.Id, unavailable.Reason);
        var delay = RetryDelay.Of(delivery, options.Value.RetryDelayCap);
        return new Handling.Retry(unavailable.RetryAfter is { } after && after > delay ? after : delay);
    }

    [LoggerMessage(3401, LogLevel.Information, "Collection {CollectionId} is done: {Found} invoices were found")]
    private partial void LogFinished(Guid collectionId, int found);

    [LoggerMessage(3402, LogLevel.Warning, "Collection {CollectionId} has failed: {Code}")]
    private partial void LogFailed(Guid collectionId, string code);

    [LoggerMessage(3403, LogLevel.Warning, "Collection {CollectionId} is tried again later: {Reason}")]
    private partial void LogUnavailable(Guid collectionId, string reason);

    [LoggerMessage(3404, LogLevel.Information, "The provider has forgotten collection {CollectionId}, which is started anew")]
    private partial void LogForgotten(Guid collectionId);
}
