using KErp.Data.Delivery;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Collections;

/// <param name="BusinessNumber">Of the company.</param>
public sealed record CollectionToRun(CollectionJob Job, string BusinessNumber);

/// <summary>The steps of a collection on its way to its end. Repeating one changes nothing.</summary>
public sealed class CollectionWork(CompanyDatabase database, TimeProvider time)
{
    /// <returns>Null when the company has no such collection.</returns>
    public Task<CollectionToRun?> FindAsync(Guid company, Guid id, CancellationToken cancellation) => database.RunAsync(
        company,
        db => db.CollectionJobs.AsNoTracking().Where(c => c.Id == id)
            .Select(c => new CollectionToRun(c, db.Companies.Single().Party.BusinessNumber)).FirstOrDefaultAsync(cancellation),
        cancellation);

    /// <summary>The provider has begun.</summary>
    public Task StartAsync(CollectionJob job, string providerJob, CancellationToken cancellation) => UpdateAsync(
        job,
        jobs => jobs.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, CollectionState.Running).SetProperty(c => c.JobId, providerJob), cancellation),
        cancellation);

    /// <summary>The provider has forgotten the job: it is to be started anew.</summary>
    public Task RestartAsync(CollectionJob job, CancellationToken cancellation) => UpdateAsync(
        job,
        jobs => jobs.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, CollectionState.Queued).SetProperty(c => c.JobId, (string?)null), cancellation),
        cancellation);

    /// <summary>Writes down a page of what was found; those that were new are counted once, however often the page comes.</summary>
    public Task TakeOnAsync(CollectionJob job, IReadOnlyCollection<CollectedInvoice> invoices, CancellationToken cancellation) => database.RunAsync(
        job.CompanyId,
        async db =>
        {
            var added = await db.UpsertAsync(invoices, cancellation);
            return await db.CollectionJobs.Where(c => c.Id == job.Id).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Added, c => (c.Added ?? 0) + added), cancellation);
        },
        cancellation);

    /// <summary>Everything is written: the end of the job, of the message and of its promise in one transaction.</summary>
    public Task FinishAsync(CollectionJob job, int found, ReceivedMessage message, CancellationToken cancellation) => EndAsync(
        job,
        message,
        (jobs, now) => jobs.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, CollectionState.Done).SetProperty(c => c.Found, found).SetProperty(c => c.Added, c => c.Added ?? 0)
                .SetProperty(c => c.FinishedAt, now),
            cancellation),
        cancellation);

    /// <summary>It will not come to an end by itself.</summary>
    public Task FailAsync(CollectionJob job, string code, string reason, ReceivedMessage message, CancellationToken cancellation) => EndAsync(
        job,
        message,
        (jobs, now) => jobs.ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, CollectionState.Failed).SetProperty(c => c.FailureCode, code).SetProperty(c => c.FailureMessage, reason)
                .SetProperty(c => c.FinishedAt, now),
            cancellation),
        cancellation);

    /// <summary>A message whose collection needs nothing more.</summary>
    public Task AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellation) => database.RunAsync(
        message.CompanyId, db => db.EndMessageAsync(message, InboxMessage.Done, time.GetUtcNow(), cancellation), cancellation);

    private Task<int> UpdateAsync(CollectionJob job, Func<IQueryable<CollectionJob>, Task<int>> update, CancellationToken cancellation) =>
        database.RunAsync(job.CompanyId, db => update(Unfinished(db, job)), cancellation);

    private Task<bool> EndAsync(CollectionJob job, ReceivedMessage message, Func<IQueryable<CollectionJob>, DateTimeOffset, Task<int>> end, CancellationToken cancellation) =>
        database.RunAsync(
            job.CompanyId,
            async db =>
            {
                var now = time.GetDatabaseNow();
                await end(Unfinished(db, job), now);
                return await db.EndMessageAsync(message, InboxMessage.Done, now, cancellation);
            },
            cancellation);

    private static IQueryable<CollectionJob> Unfinished(KErpDbContext db, CollectionJob job) =>
        db.CollectionJobs.Where(c => c.Id == job.Id && c.FinishedAt == null);
}
