using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Model;
using KErp.Data.Partners;

namespace KErp.Api.Partners;

internal static class ListPartners
{
    /// <param name="text">Somewhere in the name, the representative or the business number.</param>
    /// <param name="state">Only partners in this state, as of their last check.</param>
    /// <param name="cursor"><see cref="PartnerPage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, PartnerStore partners, CancellationToken cancellation, string? text = null, string? state = null, string? cursor = null, string? limit = null)
    {
        var query = new QueryReading();
        var (before, count) = (query.Cursor(cursor), query.Limit(limit));
        var filter = new PartnerFilter(query.Text("text", text), query.Word<BusinessState>("state", state));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await partners.ListAsync(principal.Company, filter, before, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new PartnerPage([.. page.Select(PartnerResponse.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }
}
