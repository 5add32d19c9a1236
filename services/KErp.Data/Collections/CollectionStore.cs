using KErp.Data.Audit;
using KErp.Data.Delivery;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Collections;

/// <param name="InvoiceId">The invoice of ours with the same 승인번호; null when there is none.</param>
public sealed record MatchedInvoice(CollectedInvoice Collected, Guid? InvoiceId);

/// <summary>Which collected invoices; what is null is not asked for.</summary>
/// <param name="From">Written on this day or later.</param>
/// <param name="To">Written on this day or before.</param>
/// <param name="Unmatched">Only those that are none of ours.</param>
public sealed record CollectedFilter(CollectionDirection Direction, DateOnly? From, DateOnly? To, bool Unmatched);

/// <summary>Collections of one company, and what they found.</summary>
public sealed class CollectionStore(CompanyDatabase database, IdempotentCreation creation)
{
    /// <summary>Writes the job down, and promises the message that makes a worker do it.</summary>
    public Task<CreationOutcome> AddAsync(
        CollectionJob job, OutgoingMessage message, RequestKey key, SavedResponse response, Caller caller, CancellationToken cancellation) => creation.RunAsync(
        job.CompanyId,
        key,
        response,
        job.CreatedAt,
        db =>
        {
            db.Add(job);
            db.Record(caller, job.CreatedAt, "collection.create", "collection", job.Id.ToString());
            db.Promise(message, job.CreatedAt);
            return Task.FromResult<CreationOutcome>(new CreationOutcome.Created());
        },
        cancellation);

    /// <returns>Null when there is none of that id, also when it is another company's.</returns>
    public Task<CollectionJob?> FindAsync(Guid company, Guid id, CancellationToken cancellation) => database.RunAsync(
        company, db => db.CollectionJobs.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation), cancellation);

    /// <summary>Newest first: ids are UUIDv7, so their order is the order of creation.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<CollectionJob>> ListAsync(Guid company, Guid? before, int count, CancellationToken cancellation) => database.RunAsync(
        company,
        db =>
        {
            var jobs = db.CollectionJobs.AsNoTracking();
            if (before is { } last) jobs = jobs.Where(c => c.Id.CompareTo(last) < 0);
            return jobs.OrderByDescending(c => c.Id).Take(count).ToListAsync(cancellation);
        },
        cancellation);

    /// <summary>
    /// The latest 승인번호 first, which begins with a date. Matched as they are read: an invoice of ours may get its
    /// 승인번호 after the tax office's was collected.
    /// </summary>
    /// <param name="before">The last 승인번호 of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<MatchedInvoice>> ListInvoicesAsync(Guid company, CollectedFilter filter, string? before, int count, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db => Invoices(db, filter, before).OrderByDescending(c => c.ConfirmNumber).Take(count)
                .Select(c => new MatchedInvoice(c, db.Invoices.Where(i => i.NtsConfirmNumber == c.ConfirmNumber).Select(i => (Guid?)i.Id).FirstOrDefault()))
                .ToListAsync(cancellation),
            cancellation);

    private static IQueryable<CollectedInvoice> Invoices(KErpDbContext db, CollectedFilter filter, string? before)
    {
        var invoices = db.CollectedInvoices.AsNoTracking().Where(c => c.Direction == filter.Direction);
        if (filter.From is { } from) invoices = invoices.Where(c => c.WriteDate >= from);
        if (filter.To is { } to) invoices = invoices.Where(c => c.WriteDate <= to);
        if (filter.Unmatched) invoices = invoices.Where(c => !db.Invoices.Any(i => i.NtsConfirmNumber == c.ConfirmNumber));
        if (before is not null) invoices = invoices.Where(c => c.ConfirmNumber.CompareTo(before) < 0);
        return invoices;
    }
}
