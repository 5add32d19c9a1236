using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary><c>GET /Taxinvoice/{SELL|BUY}?DType&amp;SDate&amp;EDate…</c>: documents of at most six months, page by page.</summary>
internal static class SearchInvoices
{
    private const int MaximumMonths = 6;

    public static async Task<IResult> HandleAsync(HttpContext context, Side side, InvoiceStore invoices, NtsTransmission transmission)
    {
        var query = context.Request.Query;
        if (Paging.Read(query) is not { } paging || DayOf(query["DType"]) is not { } day)
            return PopbillErrors.BadSearch.AsBadRequest();
        if (Period.Read(query) is not { } period || period.IsLongerThan(MaximumMonths))
            return PopbillErrors.BadPeriod.AsBadRequest();

        await transmission.CatchUpAllAsync();
        var found = invoices.Of(side, context.CallerCorpNum())
            .Where(invoice => day(invoice) is { } known && period.Contains(known))
            .Select(TaxinvoiceInfo.Of)
            .Where(info => IsWanted(info, query));
        return Results.Ok(paging.Page(found));
    }

    /// <returns>Which day of a document the period is about: registered, written or issued.</returns>
    private static Func<StoredInvoice, DateOnly?>? DayOf(string? type) => type switch
    {
        "R" => invoice => KoreanTime.Day(invoice.RegisteredAt),
        "W" => invoice => KoreanTime.DayOrNull(InvoiceDocument.FromStored(invoice.Document).WriteDate),
        "I" => invoice => invoice.IssuedAt is { } issued ? KoreanTime.Day(issued) : null,
        _ => null,
    };

    private static bool IsWanted(TaxinvoiceInfo info, IQueryCollection query) =>
        query.Allows("State", pattern => Matches(pattern, $"{info.StateCode}"))
        && query.Allows("Type", type => type == QueryLetters.OfAmendment(info.ModifyCode is not null))
        && query.Allows("TaxType", type => type == QueryLetters.OfTaxType(info.TaxType))
        && query.Allows("IssueType", type => type == IssueTypeLetter(info.IssueType))
        && query.Allows("MgtKey", key => key == info.InvoicerMgtKey || key == info.InvoiceeMgtKey)
        && query.Allows("QString", text => Mentions(info, text));

    /// <summary><c>3**</c> stands for any state from 300 to 399.</summary>
    private static bool Matches(string pattern, string state) =>
        pattern.Length == state.Length && pattern.Zip(state).All(pair => pair.First == '*' || pair.First == pair.Second);

    private static bool Mentions(TaxinvoiceInfo info, string text) =>
        new[] { info.InvoicerCorpName, info.InvoicerCorpNum, info.InvoiceeCorpName, info.InvoiceeCorpNum }
            .Any(field => field?.Contains(text, StringComparison.Ordinal) == true);

    private static string? IssueTypeLetter(string? issueType) => issueType switch
    {
        "정발행" => "N",
        "역발행" => "R",
        "위수탁" => "T",
        _ => null,
    };
}
