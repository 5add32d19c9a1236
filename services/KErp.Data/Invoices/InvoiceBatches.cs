using KErp.Data.Delivery;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>Bulk issues: they are submitted in chunks, and read as a whole.</summary>
public sealed class InvoiceBatches(CompanyDatabase database, TimeProvider time)
{
    /// <summary>Invoices that the provider takes in one submission.</summary>
    public const int ChunkSize = 100;

    /// <returns>The invoices of the bulk issue in its order, or null when there is none of that id.</returns>
    public Task<BatchReading?> FindAsync(Guid company, Guid batch, CancellationToken cancellation) => database.RunAsync(
        company,
        async db => await db.InvoiceBatches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == batch, cancellation) is { } found
            ? new BatchReading(found, await db.Invoices.AsNoTracking().Where(i => i.BatchId == batch).OrderBy(i => i.BatchOrdinal).ToListAsync(cancellation))
            : null,
        cancellation);

    /// <summary>Claims what is left of a chunk, as <see cref="InvoiceIssuing.ClaimAsync"/> claims one invoice.</summary>
    public Task<ChunkClaim> ClaimAsync(Guid company, Guid batch, int chunk, TimeSpan lease, CancellationToken cancellation) => database.RunAsync(
        company,
        async db =>
        {
            // As the database keeps it: the leases that are ours are told from others by their time.
            var now = time.GetDatabaseNow();
            var rows = Chunk(db, batch, chunk);
            await rows.Where(i => i.Status == InvoiceStatus.Queued || (i.Status == InvoiceStatus.Issuing && i.LeaseUntil < now))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(i => i.Status, InvoiceStatus.Issuing)
                        .SetProperty(i => i.Attempt, i => i.Attempt + 1)
                        .SetProperty(i => i.LeaseUntil, now + lease),
                    cancellation);
            var open = await rows.AsNoTracking().AsSplitQuery().Include(i => i.Lines.OrderBy(l => l.Number))
                .Where(i => i.Status == InvoiceStatus.Issuing).OrderBy(i => i.BatchOrdinal).ToListAsync(cancellation);
            var busy = open.Where(i => i.LeaseUntil != now + lease).Max(i => i.LeaseUntil);
            return new ChunkClaim(open, busy is { } until ? until - now : null);
        },
        cancellation);

    /// <summary>Gives the claims back after a transient failure, or while the provider works on the submission.</summary>
    public Task ReleaseAsync(IReadOnlyList<Invoice> claimed, string? code, string? reason, CancellationToken cancellation) => database.RunAsync(
        claimed[0].CompanyId,
        async db =>
        {
            foreach (var group in claimed.GroupBy(i => i.Attempt))
                await Owned(db, group).ExecuteUpdateAsync(
                    set => set.SetProperty(i => i.Status, InvoiceStatus.Queued)
                        .SetProperty(i => i.FailureCode, code)
                        .SetProperty(i => i.FailureMessage, reason)
                        .SetProperty(i => i.LeaseUntil, (DateTimeOffset?)null),
                    cancellation);
            return true;
        },
        cancellation);

    /// <summary>
    /// Ends a chunk in one transaction: what was issued is written down, and everything else goes the way of a single invoice,
    /// which finds out what the provider has to say about it.
    /// </summary>
    /// <param name="issued">승인번호 by invoice.</param>
    /// <param name="message">The message of the single way, for one invoice.</param>
    /// <returns>False when a later claim owns one of them: nothing was written.</returns>
    public Task<bool> SettleAsync(
        IReadOnlyList<Invoice> claimed, IReadOnlyDictionary<Guid, string> issued, Func<Guid, OutgoingMessage> message, ReceivedMessage received, CancellationToken cancellation) =>
        database.TryAsync(
            received.CompanyId,
            async db =>
            {
                var now = time.GetDatabaseNow();
                foreach (var invoice in claimed)
                {
                    if (issued.TryGetValue(invoice.Id, out var number))
                    {
                        if (!await InvoiceIssuing.SettleAsync(db, invoice, Settlement.Issued(number), now, cancellation)) return false;
                    }
                    else
                    {
                        if (!await InvoiceIssuing.RequeueAsync(db, invoice, cancellation)) return false;
                        db.Promise(message(invoice.Id), now);
                    }
                }

                await db.SaveChangesAsync(cancellation);
                await db.EndMessageAsync(received, InboxMessage.Done, now, cancellation);
                return true;
            },
            written => written,
            cancellation);

    private static IQueryable<Invoice> Chunk(KErpDbContext db, Guid batch, int chunk) =>
        db.Invoices.Where(i => i.BatchId == batch && i.BatchOrdinal >= chunk * ChunkSize && i.BatchOrdinal < (chunk + 1) * ChunkSize);

    private static IQueryable<Invoice> Owned(KErpDbContext db, IGrouping<int, Invoice> group)
    {
        var ids = group.Select(i => i.Id).ToList();
        return db.Invoices.Where(i => ids.Contains(i.Id) && i.Status == InvoiceStatus.Issuing && i.Attempt == group.Key);
    }
}

/// <param name="Invoices">In the order of the request, without their lines.</param>
public sealed record BatchReading(InvoiceBatch Batch, IReadOnlyList<Invoice> Invoices);

/// <param name="Invoices">What is under way of the chunk, with lines; none when all of it is settled.</param>
/// <param name="BusyFor">Another worker has some of them for so long; null when all of them are ours.</param>
public sealed record ChunkClaim(IReadOnlyList<Invoice> Invoices, TimeSpan? BusyFor);
