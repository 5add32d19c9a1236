using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Vat;
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
    /// <param name="filter">Which of them.</param>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<List<Invoice>> ListAsync(Guid company, InvoiceFilter filter, Guid? before, int count, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db =>
            {
                var invoices = filter.Of(db.Invoices.AsNoTracking());
                if (before is { } last) invoices = invoices.Where(i => i.Id.CompareTo(last) < 0);
                return invoices.OrderByDescending(i => i.Id).Take(count).ToListAsync(cancellation);
            },
            cancellation);

    /// <returns>The sheets of its 수정세금계산서, the first one first.</returns>
    public Task<List<Guid>> AmendmentsOfAsync(Guid company, Guid id, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db => db.Invoices.Where(i => i.OriginalInvoiceId == id).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellation),
            cancellation);

    /// <summary>What belongs in a VAT return, by who issued and by tax type.</summary>
    public Task<List<InvoiceTotal>> TotalsAsync(Guid company, VatPeriod period, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db => db.Invoices
                .Where(i => VatReturn.CountedStates.Contains(i.Status) && i.WriteDate >= period.From && i.WriteDate <= period.To)
                .GroupBy(i => new { i.IssueType, i.TaxType })
                .Select(group => new InvoiceTotal(
                    group.Key.IssueType, group.Key.TaxType,
                    group.Count(), group.Count(i => i.AmendmentReason != null), group.Sum(i => i.SupplyAmount), group.Sum(i => i.TaxAmount)))
                .ToListAsync(cancellation),
            cancellation);
}
