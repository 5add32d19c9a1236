using System.Globalization;

namespace KErp.Sandbox.Popbill;

/// <summary><c>Page</c>, <c>PerPage</c> and <c>Order</c> of Popbill's searches.</summary>
internal sealed record Paging(int PageNum, int PerPage, bool NewestFirst)
{
    private const int MaximumPerPage = 1000;
    private const int DefaultPerPage = 500;

    /// <returns>Nothing when one of them is out of its range.</returns>
    public static Paging? Read(IQueryCollection query) =>
        NumberOr(query["Page"], 1) is { } page and > 0
        && NumberOr(query["PerPage"], DefaultPerPage) is { } perPage and > 0 and <= MaximumPerPage
        && query["Order"].ToString() is var order and ("" or "D" or "A")
            ? new Paging(page, perPage, order != "A")
            : null;

    /// <param name="found">Oldest first.</param>
    public PageAnswer<T> Page<T>(IEnumerable<T> found)
    {
        var all = (NewestFirst ? found.Reverse() : found).ToList();
        return new PageAnswer<T>(
            1, "성공", all.Count, PerPage, PageNum, (all.Count + PerPage - 1) / PerPage, [.. all.Skip((PageNum - 1) * PerPage).Take(PerPage)]);
    }

    private static int? NumberOr(string? text, int fallback)
    {
        if (string.IsNullOrEmpty(text))
            return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary>Popbill's names, as <c>TISearchResult</c> and <c>HTTaxinvoiceSearch</c> share them.</summary>
internal sealed record PageAnswer<T>(int Code, string Message, int Total, int PerPage, int PageNum, int PageCount, IReadOnlyList<T> List);
