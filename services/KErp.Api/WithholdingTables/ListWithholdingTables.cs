using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Payroll;

namespace KErp.Api.WithholdingTables;

internal static class ListWithholdingTables
{
    /// <param name="cursor"><see cref="WithholdingTablePage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, WithholdingTableStore tables, CancellationToken cancellation, string? cursor = null, string? limit = null)
    {
        var query = new QueryReading();
        var (before, count) = (query.Cursor(cursor), query.Limit(limit));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await tables.ListAsync(principal.Company, before, count + 1, cancellation);
        var page = found.Take(count).Select(t => new WithholdingTableResponse(t.Id, t.EffectiveFrom, t.Source, t.CreatedAt)).ToList();
        return Results.Ok(new WithholdingTablePage(page, found.Count > count ? page[^1].Id.ToString() : null));
    }
}
