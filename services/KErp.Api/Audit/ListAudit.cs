using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Audit;

namespace KErp.Api.Audit;

internal static class ListAudit
{
    /// <param name="cursor"><see cref="AuditPage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    /// <param name="action">Such as <c>invoice.create</c>.</param>
    /// <param name="actor">Such as <c>user:ID</c>.</param>
    /// <param name="entity">Such as <c>invoice</c>.</param>
    /// <param name="entityId">Only together with the entity.</param>
    /// <param name="from">At or after this time.</param>
    /// <param name="to">Before this time.</param>
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, AuditReading audit, CancellationToken cancellation,
        string? cursor = null, string? limit = null, string? action = null, string? actor = null, string? entity = null, string? entityId = null, string? from = null, string? to = null)
    {
        var query = new AuditQuery();
        var (after, count) = (query.Cursor(cursor), query.Limit(limit));
        var filter = new AuditFilter(
            query.Text("action", action), query.Text("actor", actor), query.Text("entity", entity), query.EntityId(entityId, entity), query.Time("from", from), query.Time("to", to));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await audit.ListAsync(principal.Company, filter, after, count + 1, principal.Caller(http), Question(filter), cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new AuditPage([.. page.Select(AuditResponse.Of)], found.Count > count ? AuditQuery.CursorOf(page[^1]) : null));
    }

    /// <summary>What was asked, for the record of this reading.</summary>
    private static string Question(AuditFilter filter)
    {
        (string Name, string? Value)[] parts =
        [
            ("action", filter.Action), ("actor", filter.Actor), ("entity", filter.Entity), ("entityId", filter.EntityId), ("from", filter.From?.ToString("O")), ("to", filter.To?.ToString("O")),
        ];
        var given = parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={p.Value}").ToList();
        return given.Count == 0 ? "all" : string.Join('&', given);
    }
}
