using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Audit;

/// <summary>Where a page of the audit ended.</summary>
public sealed record AuditPosition(DateTimeOffset At, Guid Id);

/// <summary>Which entries; what is null is not asked for.</summary>
/// <param name="From">At or after.</param>
/// <param name="To">Before.</param>
public sealed record AuditFilter(string? Action, string? Actor, string? Entity, string? EntityId, DateTimeOffset? From, DateTimeOffset? To);

/// <param name="Sequence">In the company's chain; null until it is sealed.</param>
public sealed record SealedEntry(AuditEntry Entry, long? Sequence);

/// <summary>Reads the audit of one company, and records that it was read: it says whose personal data was seen by whom.</summary>
public sealed class AuditReading(CompanyDatabase database, TimeProvider time)
{
    /// <param name="after">The end of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="what">The question, for the record.</param>
    public Task<List<SealedEntry>> ListAsync(
        Guid company, AuditFilter filter, AuditPosition? after, int count, Caller caller, string what, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db =>
            {
                var page = await Entries(db, filter, after).Take(count)
                    .Select(a => new SealedEntry(a, db.AuditChain.Where(c => c.AuditId == a.Id).Select(c => (long?)c.Sequence).FirstOrDefault()))
                    .ToListAsync(cancellation);
                db.Record(caller, time.GetUtcNow(), "audit.read", "audit", what);
                await db.SaveChangesAsync(cancellation);
                return page;
            },
            cancellation);

    private static IQueryable<AuditEntry> Entries(KErpDbContext db, AuditFilter filter, AuditPosition? after)
    {
        var entries = db.Audit.AsNoTracking();
        // The bound on the time alone is what keeps whole partitions out.
        if (after is { } last) entries = entries.Where(a => a.At <= last.At && (a.At < last.At || a.Id.CompareTo(last.Id) < 0));
        if (filter.From is { } from) entries = entries.Where(a => a.At >= from);
        if (filter.To is { } to) entries = entries.Where(a => a.At < to);
        if (filter.Action is { } action) entries = entries.Where(a => a.Action == action);
        if (filter.Actor is { } actor) entries = entries.Where(a => a.Actor == actor);
        if (filter.Entity is { } entity) entries = entries.Where(a => a.Entity == entity);
        if (filter.EntityId is { } id) entries = entries.Where(a => a.EntityId == id);
        return entries.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
    }
}
