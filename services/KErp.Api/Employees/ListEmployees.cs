using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Employees;
using KErp.Domain;

namespace KErp.Api.Employees;

internal static class ListEmployees
{
    /// <param name="cursor"><see cref="EmployeePage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, EmployeeStore employees, CancellationToken cancellation, string? cursor = null, string? limit = null)
    {
        var violations = new List<Violation>();
        var before = Paging.ReadCursor(cursor, violations);
        var count = Paging.ReadLimit(limit, violations);
        if (violations.Count > 0) return violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await employees.ListAsync(principal.Company, before, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new EmployeePage([.. page.Select(EmployeeResponse.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }
}
