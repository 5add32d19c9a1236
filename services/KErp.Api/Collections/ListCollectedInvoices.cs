using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Collections;
using KErp.Data.Model;

namespace KErp.Api.Collections;

internal static class ListCollectedInvoices
{
    /// <param name="direction">sales or purchases.</param>
    /// <param name="from">Written on this day or later.</param>
    /// <param name="to">Written on this day or before.</param>
    /// <param name="unmatched">true for those only that are none of ours: sales that were issued elsewhere.</param>
    /// <param name="cursor"><see cref="CollectedInvoicePage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, CollectionStore collections, CancellationToken cancellation,
        string? direction = null, string? from = null, string? to = null, string? unmatched = null, string? cursor = null, string? limit = null)
    {
        var query = new QueryReading();
        var filter = new CollectedFilter(
            query.Required("direction", query.Word<CollectionDirection>("direction", direction)), query.Date("from", from), query.Date("to", to), query.Flag("unmatched", unmatched));
        var (before, count) = (query.Text("cursor", cursor), query.Limit(limit));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await collections.ListInvoicesAsync(principal.Company, filter, before, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new CollectedInvoicePage(
            [.. page.Select(CollectedInvoiceResponse.Of)], found.Count > count ? page[^1].Collected.ConfirmNumber : null));
    }
}
