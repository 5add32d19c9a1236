using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Collections;

namespace KErp.Api.Collections;

internal static class ListCollections
{
    /// <param name="cursor"><see cref="CollectionPage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, CollectionStore collections, CancellationToken cancellation, string? cursor = null, string? limit = null)
    {
        var query = new QueryReading();
        var (before, count) = (query.Cursor(cursor), query.Limit(limit));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await collections.ListAsync(principal.Company, before, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new CollectionPage([.. page.Select(CollectionResponse.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }
}
