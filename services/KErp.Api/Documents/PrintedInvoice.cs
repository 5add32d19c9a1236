using KErp.Api.Invoices;

namespace KErp.Api.Documents;

/// <summary>The familiar form in two parts, red for the seller's files and blue for the buyer's. Numbers of persons are masked.</summary>
internal static class PrintedInvoice
{
    /// <summary>Lines with which both parts share a sheet of A4; with more, each begins on its own.</summary>
    public const int LinesOfHalf = 4;

    public static string Page(InvoiceResponse invoice)
    {
        var size = invoice.Lines.Count <= LinesOfHalf ? "half" : "full";
        // The policy knows the style by its hash: not a space may come between it and its tags.
        return Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="ko">
            <head><meta charset="utf-8"><title>{Title(invoice)} {KoreanWords.ConfirmNumber(invoice.NtsConfirmNumber)}</title><style>{Style}</style></head>
            <body>
            {PrintedCopy.Of(invoice, "seller", size, "공급자 보관용")}
            {PrintedCopy.Of(invoice, "buyer", size, "공급받는자 보관용")}
            </body>
            </html>
            """).Text;
    }

    public static string Title(InvoiceResponse invoice) => KoreanWords.Title(invoice.TaxType, invoice.Amendment is not null);

    private static Html Style => Html.OfStyle(PrintStyle.Css);
}
