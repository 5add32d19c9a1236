using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>Reads the invoices of one company.</summary>
public sealed class InvoiceStore(CompanyDatabase database)
{
    /// <returns>The invoice with its lines and timeline, or null: also when it is another company's.</returns>
    public Task<Invoice?> FindAsync(Guid company, Guid id, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db => db.Invoices.AsNoTracking().AsSplitQuery()
                .Include(i => i.Lines.OrderBy(l => l.Number))
                .Include(i => i.Timeline.OrderBy(e => e.Id))
                .FirstOrDefaultAsync(i => i.Id == id, cancellation),
            cancellation);

    /// <summary>Newest first: ids are UUIDv7, so their order is the order of creation.</summary>
    /// <param name="company">Whose invoices.</param>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="status">Only invoices in this state, or null for all.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<List<Invoice>> ListAsync(
        Guid company, Guid? before, InvoiceStatus? status, int count, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db =>
            {
                var invoices = db.Invoices.AsNoTracking();
                if (before is { } last) invoices = invoices.Where(i => i.Id.CompareTo(last) < 0);
                if (status is { } only) invoices = invoices.Where(i => i.Status == only);
                return invoices.OrderByDescending(i => i.Id).Take(count).ToListAsync(cancellation);
            },
            cancellation);
}
