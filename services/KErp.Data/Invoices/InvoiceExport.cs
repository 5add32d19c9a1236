using System.Runtime.CompilerServices;
using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <param name="Newest">Nothing that was made later belongs to it; null when it is empty.</param>
public sealed record InvoiceExtract(Guid CompanyId, InvoiceFilter Filter, int Rows, Guid? Newest);

/// <summary>
/// Many invoices at once, for a file. That they were taken out is recorded before the first row leaves. They are read page by page,
/// each in a transaction of its own: a slow reader keeps no snapshot alive.
/// </summary>
public sealed class InvoiceExport(CompanyDatabase database, InvoiceStore invoices, TimeProvider time)
{
    public const int MaxRows = 50_000;
    private const int PageSize = 1_000;

    /// <summary>Counts and records.</summary>
    /// <param name="what">The question, for the record.</param>
    /// <returns>Null when there are more than <see cref="MaxRows"/>; that is not recorded, for nothing is given out.</returns>
    public Task<InvoiceExtract?> BeginAsync(Guid company, InvoiceFilter filter, Caller caller, string what, CancellationToken cancellation) =>
        database.RunAsync<InvoiceExtract?>(
            company,
            async db =>
            {
                var ids = filter.Of(db.Invoices).OrderByDescending(i => i.Id).Select(i => (Guid?)i.Id);
                var rows = await ids.Take(MaxRows + 1).CountAsync(cancellation);
                if (rows > MaxRows) return null;
                var newest = await ids.FirstOrDefaultAsync(cancellation);
                db.Record(caller, time.GetUtcNow(), "invoice.export", "invoice", what, reason: $"{rows} rows");
                await db.SaveChangesAsync(cancellation);
                return new InvoiceExtract(company, filter, rows, newest);
            },
            cancellation);

    /// <summary>The invoices without their lines, newest first.</summary>
    public async IAsyncEnumerable<Invoice> ReadAsync(InvoiceExtract extract, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (extract.Newest is not { } newest) yield break;
        Guid? last = null;
        List<Invoice> page;
        do
        {
            page = await invoices.ListAsync(extract.CompanyId, extract.Filter, last, PageSize, cancellation);
            foreach (var invoice in page.Where(i => i.Id.CompareTo(newest) <= 0)) yield return invoice;
            last = page.Count > 0 ? page[^1].Id : null;
        }
        while (page.Count == PageSize);
    }
}
