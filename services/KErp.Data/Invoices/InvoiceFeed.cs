using System.Globalization;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>Where a reader of the feed is: after the event with this id, written by this transaction.</summary>
public readonly record struct FeedPosition(ulong Transaction, Guid Event);

/// <summary>
/// State changes of a company's invoices in one order that is the same for every reader. Clocks and ids do not give it: a
/// transaction that commits late would slip in behind the reader. So events are read in the order of their transactions,
/// and only of those before the oldest that still runs.
/// </summary>
public sealed class InvoiceFeed(CompanyDatabase database)
{
    /// <summary>After everything that has happened.</summary>
    public Task<FeedPosition> EndAsync(Guid company, CancellationToken cancellation) => database.RunAsync(
        company,
        async db =>
        {
            var oldest = await db.Database.SqlQuery<string>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS \"Value\"").SingleAsync(cancellation);
            return new FeedPosition(ulong.Parse(oldest, CultureInfo.InvariantCulture), Guid.Empty);
        },
        cancellation);

    /// <returns>Up to <paramref name="max"/> events after the position, in order.</returns>
    public Task<List<InvoiceEvent>> ReadAsync(Guid company, FeedPosition after, int max, CancellationToken cancellation) => database.RunAsync(
        company,
        db => db.InvoiceEvents.FromSql(
            $"""
             SELECT * FROM invoice_events
             WHERE (transaction, id) > ({after.Transaction.ToString(CultureInfo.InvariantCulture)}::xid8, {after.Event}) AND transaction < pg_snapshot_xmin(pg_current_snapshot())
             """).AsNoTracking().OrderBy(e => e.Transaction).ThenBy(e => e.Id).Take(max).ToListAsync(cancellation),
        cancellation);
}
