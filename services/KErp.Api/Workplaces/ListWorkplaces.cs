using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Workplaces;

namespace KErp.Api.Workplaces;

internal static class ListWorkplaces
{
    /// <param name="cursor"><see cref="WorkplacePage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, WorkplaceStore workplaces, CancellationToken cancellation, string? cursor = null, string? limit = null)
    {
        var query = new QueryReading();
        var (before, count) = (query.Cursor(cursor), query.Limit(limit));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await workplaces.ListAsync(principal.Company, before, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new WorkplacePage([.. page.Select(WorkplaceResponse.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }
}
