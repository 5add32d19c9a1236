using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

internal static class ListInvoices
{
    /// <param name="cursor"><see cref="InvoicePage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    /// <param name="status">Only invoices in this state.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, InvoiceStore invoices, CancellationToken cancellation, string? cursor = null, string? limit = null, string? status = null)
    {
        var violations = new List<Violation>();
        var before = Paging.ReadCursor(cursor, violations);
        var count = Paging.ReadLimit(limit, violations);
        var only = ReadStatus(status, violations);
        if (violations.Count > 0) return violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await invoices.ListAsync(principal.Company, before, only, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new InvoicePage([.. page.Select(InvoiceSummary.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }

    private static InvoiceStatus? ReadStatus(string? text, List<Violation> violations)
    {
        if (text is null) return null;
        foreach (var status in Enum.GetValues<InvoiceStatus>())
            if (System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString()) == text) return status;
        violations.Add(new Violation("status", InvoiceViolationCodes.UnknownValue, "알 수 없는 상태입니다.", "Not a state of an invoice."));
        return null;
    }
}
