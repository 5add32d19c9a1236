using KErp.Api.Documents;
using KErp.Data.Model;
using KErp.Domain;

namespace KErp.Api.Exports;

/// <summary>The columns of an exported list. A cell is a text, a whole number, a date or empty.</summary>
internal static class InvoiceTable
{
    private static readonly (string Heading, Func<Invoice, object?> Cell)[] Columns =
    [
        ("작성일자", i => i.WriteDate),
        ("승인번호", i => KoreanWords.ConfirmNumber(i.NtsConfirmNumber)),
        ("상태", i => KoreanWords.Of(i.Status)),
        ("구분", i => KoreanWords.Of(i.IssueType)),
        ("과세형태", i => KoreanWords.Of(i.TaxType)),
        ("영수/청구", i => KoreanWords.Of(i.Purpose)),
        ("공급자 등록번호", i => KoreanWords.BusinessNumber(i.Seller.BusinessNumber)),
        ("공급자 상호", i => i.Seller.Name),
        ("공급받는자 등록번호", i => KoreanWords.BusinessNumber(i.Buyer.BusinessNumber)),
        ("공급받는자 상호", i => i.Buyer.Name),
        ("공급가액", i => i.SupplyAmount),
        ("세액", i => i.TaxAmount),
        ("합계금액", i => i.TotalAmount),
        ("수정사유", i => i.AmendmentReason is { } reason ? KoreanWords.Of(reason) : null),
        ("당초승인번호", i => KoreanWords.ConfirmNumber(i.OriginalConfirmNumber)),
        ("비고", i => string.Join(" / ", i.Remarks)),
        ("발행일", i => i.IssuedAt is { } issued ? KoreanTime.DateOf(issued) : null),
        ("문서번호", i => i.MgtKey),
    ];

    public static IEnumerable<string> Headings => Columns.Select(column => column.Heading);

    public static IEnumerable<object?> CellsOf(Invoice invoice) => Columns.Select(column => column.Cell(invoice));
}
