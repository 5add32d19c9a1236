using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Invoices;
using KErp.Domain;

namespace KErp.Api.Invoices;

internal static class ListInvoices
{
    /// <param name="cursor"><see cref="InvoicePage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, InvoiceStore invoices, [AsParameters] InvoiceQuery query, CancellationToken cancellation, string? cursor = null, string? limit = null)
    {
        var violations = new List<Violation>();
        var before = Paging.ReadCursor(cursor, violations);
        var count = Paging.ReadLimit(limit, violations);
        var filter = new InvoiceQueryReading(violations).Read(query);
        if (violations.Count > 0) return violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await invoices.ListAsync(principal.Company, filter, before, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new InvoicePage([.. page.Select(InvoiceSummary.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }
}
