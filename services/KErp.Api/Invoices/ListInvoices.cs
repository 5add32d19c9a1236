using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

internal static class ListInvoices
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <param name="cursor"><see cref="InvoicePage.NextCursor"/> of the page before.</param>
    /// <param name="limit">1 to 200; 50 when left out.</param>
    /// <param name="status">Only invoices in this state.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, InvoiceStore invoices, CancellationToken cancellation, string? cursor = null, string? limit = null, string? status = null)
    {
        var violations = new List<Violation>();
        var before = ReadCursor(cursor, violations);
        var count = ReadLimit(limit, violations);
        var only = ReadStatus(status, violations);
        if (violations.Count > 0) return violations.ToResult();

        // One more than asked for tells whether there is a next page.
        var found = await invoices.ListAsync(principal.Company, before, only, count + 1, cancellation);
        var page = found.Take(count).ToList();
        return Results.Ok(new InvoicePage([.. page.Select(InvoiceSummary.Of)], found.Count > count ? page[^1].Id.ToString() : null));
    }

    private static Guid? ReadCursor(string? text, List<Violation> violations)
    {
        if (text is null) return null;
        if (Guid.TryParseExact(text, "D", out var cursor)) return cursor;
        violations.Add(new Violation("cursor", "cursor_invalid", "커서가 올바르지 않습니다.", "Not a cursor of a former page."));
        return null;
    }

    private static int ReadLimit(string? text, List<Violation> violations)
    {
        if (text is null) return DefaultLimit;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, null, out var limit) && limit is >= 1 and <= MaxLimit) return limit;
        violations.Add(new Violation("limit", "out_of_range", $"1부터 {MaxLimit}까지의 수여야 합니다.", $"A number from 1 to {MaxLimit} is expected."));
        return DefaultLimit;
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
