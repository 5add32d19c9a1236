using System.Globalization;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Payroll;

namespace KErp.Api.Payrolls;

internal static class ReadPayrolls
{
    public static async Task<IResult> GetAsync(Guid id, Principal principal, PayrollStore payrolls, CancellationToken cancellation) =>
        await payrolls.FindAsync(principal.Company, id, cancellation) is { } payroll
            ? Results.Ok(PayrollResponse.Of(payroll))
            : Problem.NotFound.ToResult("id");

    /// <param name="cursor"><see cref="PayrollPage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> ListAsync(
        Principal principal, PayrollStore payrolls, CancellationToken cancellation, string? cursor = null, string? limit = null)
    {
        var query = new QueryReading();
        var (before, count) = (query.Cursor(cursor), query.Limit(limit));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await payrolls.ListAsync(principal.Company, before, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new PayrollPage([.. page.Select(PayrollResponse.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }

    /// <param name="cursor"><see cref="PayslipPage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    public static async Task<IResult> ListSlipsAsync(
        Guid id, Principal principal, PayrollStore payrolls, CancellationToken cancellation, string? cursor = null, string? limit = null)
    {
        var query = new QueryReading();
        var (after, count) = (query.Ordinal(cursor), query.Limit(limit));
        if (query.Violations.Count > 0) return query.Violations.ToResult();

        if (await payrolls.ListSlipsAsync(principal.Company, id, after, count + 1, cancellation) is not { } found) return Problem.NotFound.ToResult("id");
        var page = found.Take(count).ToList();
        var next = found.Count > count ? page[^1].Slip.Ordinal.ToString(CultureInfo.InvariantCulture) : null;
        return Results.Ok(new PayslipPage([.. page.Select(PayslipResponse.Of)], next));
    }
}
