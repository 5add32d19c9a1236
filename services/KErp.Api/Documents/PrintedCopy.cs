using System.Globalization;
using KErp.Api.Invoices;
using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Api.Documents;

/// <summary>One part of the form.</summary>
internal static class PrintedCopy
{
    public static Html Of(InvoiceResponse invoice, string ink, string size, string keptBy) => Html.Of(
        $"""
        <section class="copy {ink} {size}">
        {Validity(invoice)}
        {Head(invoice, keptBy)}
        {Parties(invoice)}
        {Sums(invoice)}
        {Items(invoice)}
        {Payment(invoice)}
        </section>
        """);

    /// <summary>A form that is no tax invoice says so.</summary>
    private static Html Validity(InvoiceResponse i) => i switch
    {
        { Status: InvoiceStatus.Cancelled } => Html.Of($"""<p class="void">발행취소</p>"""),
        { NtsConfirmNumber: null } => Html.Of($"""<p class="void">발행 전: 세금계산서로서 효력이 없습니다</p>"""),
        _ => default,
    };

    private static Html Head(InvoiceResponse i, string keptBy) => Html.Of(
        $"""
        <table><tr><th rowspan="2" colspan="4" class="title">{PrintedInvoice.Title(i)} <small>({keptBy})</small></th>
        <th>책번호</th><td class="n">권</td><td class="n">호</td></tr>
        <tr><th>일련번호</th><td colspan="2" class="c small">{i.MgtKey}</td></tr>
        <tr><th>승인번호</th><td colspan="2" class="c">{KoreanWords.ConfirmNumber(i.NtsConfirmNumber)}</td>
        <th>당초승인번호</th><td colspan="3" class="c">{KoreanWords.ConfirmNumber(i.Amendment?.OriginalConfirmNumber)}</td></tr></table>
        """);

    private static Html Parties(InvoiceResponse i)
    {
        var (seller, buyer) = (i.Seller, i.Buyer);
        return Html.Of(
            $"""
            <table><colgroup><col class="w6"><col class="w17"><col><col class="w17"><col><col class="w6"><col class="w17"><col><col class="w17"><col></colgroup>
            <tr><th rowspan="5" class="side">공급자</th>{Identity(seller, KoreanWords.BusinessNumber(seller.BusinessNumber))}
            <th rowspan="5" class="side">공급받는자</th>{Identity(buyer, BuyerNumber(i))}</tr>
            <tr>{Pair("상호 (법인명)", seller.Name, "성명 (대표자)", seller.Representative)}{Pair("상호 (법인명)", buyer.Name, "성명 (대표자)", buyer.Representative)}</tr>
            <tr>{Wide("사업장 주소", seller.Address)}{Wide("사업장 주소", buyer.Address)}</tr>
            <tr>{Pair("업태", seller.BusinessType, "종목", seller.BusinessClass)}{Pair("업태", buyer.BusinessType, "종목", buyer.BusinessClass)}</tr>
            <tr>{Wide("이메일", seller.Email)}{Wide("이메일", buyer.Email)}</tr></table>
            """);
    }

    private static Html Identity(PartySnapshot party, string number) => Pair("등록번호", number, "종사업장 번호", party.BranchNumber);

    private static Html Pair(string first, string? one, string second, string? two) => Html.Of($"<th>{first}</th><td>{one}</td><th>{second}</th><td>{two}</td>");

    private static Html Wide(string label, string? text) => Html.Of($"""<th>{label}</th><td colspan="3">{text}</td>""");

    private static string BuyerNumber(InvoiceResponse i) => i.BuyerIdentityNumber?.ToString() ?? KoreanWords.BusinessNumber(i.Buyer.BusinessNumber);

    private static Html Sums(InvoiceResponse i) => Html.Of(
        $"""
        <table><colgroup><col class="w24"><col class="w40">{OfTax(i, Html.Of($"""<col class="w40">"""))}<col class="w30"><col></colgroup>
        <tr><th>작성일자</th><th>공급가액</th>{OfTax(i, Html.Of($"<th>세액</th>"))}<th>수정사유</th><th>비고</th></tr>
        <tr class="total"><td class="c">{Date(i.WriteDate)}</td><td class="n">{Won(i.SupplyAmount)}</td>{OfTax(i, Html.Of($"""<td class="n">{Won(i.TaxAmount)}</td>"""))}
        <td class="c small">{(i.Amendment is { } amendment ? KoreanWords.Of(amendment.Reason) : null)}</td><td class="small">{string.Join(" / ", Remarks(i))}</td></tr></table>
        """);

    /// <summary>The form has the number of a foreigner among its remarks.</summary>
    private static IEnumerable<string> Remarks(InvoiceResponse i) => i is { BuyerKind: BuyerKind.Foreigner, BuyerIdentityNumber: { } number } ? [number.ToString(), .. i.Remarks] : i.Remarks;

    private static Html Items(InvoiceResponse i) => Html.Of(
        $"""
        <table><colgroup><col class="w6"><col class="w6"><col><col><col class="w17"><col class="w24"><col class="w30">{OfTax(i, Html.Of($"""<col class="w24">"""))}<col class="w24"></colgroup>
        <thead><tr><th>월</th><th>일</th><th>품목</th><th>규격</th><th>수량</th><th>단가</th><th>공급가액</th>{OfTax(i, Html.Of($"<th>세액</th>"))}<th>비고</th></tr></thead>
        <tbody>{Html.Join(i.Lines.Select(line => Item(i, line)))}{Html.Join(Enumerable.Repeat(BlankItem(i), Math.Max(0, PrintedInvoice.LinesOfHalf - i.Lines.Count)))}</tbody></table>
        """);

    private static Html Item(InvoiceResponse i, LineResponse line) => Html.Of(
        $"""
        <tr><td class="c">{Number(line.PurchaseDate.Month)}</td><td class="c">{Number(line.PurchaseDate.Day)}</td><td>{line.Item}</td><td>{line.Specification}</td>
        <td class="n">{Decimal(line.Quantity)}</td><td class="n">{Decimal(line.UnitPrice)}</td><td class="n">{Won(line.SupplyAmount)}</td>{OfTax(i, Html.Of($"""<td class="n">{Won(line.TaxAmount)}</td>"""))}<td class="small">{line.Remark}</td></tr>
        """);

    private static Html BlankItem(InvoiceResponse i) => Html.Of($"<tr><td></td><td></td><td></td><td></td><td></td><td></td><td></td>{OfTax(i, Html.Of($"<td></td>"))}<td></td></tr>");

    private static Html Payment(InvoiceResponse i) => Html.Of(
        $"""
        <table><tr><th>합계금액</th><th>현금</th><th>수표</th><th>어음</th><th>외상미수금</th><th rowspan="2">이 금액을 ({KoreanWords.Of(i.Purpose)})함</th></tr>
        <tr class="total"><td class="n">{Won(i.TotalAmount)}</td><td class="n">{Stated(i.Payment?.Cash)}</td><td class="n">{Stated(i.Payment?.Cheque)}</td><td class="n">{Stated(i.Payment?.Note)}</td><td class="n">{Stated(i.Payment?.Credit)}</td></tr></table>
        """);

    /// <summary>A 전자계산서 has no tax, and no place for it.</summary>
    private static Html OfTax(InvoiceResponse i, Html cell) => i.TaxType is TaxType.Exempt ? default : cell;

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Won(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);

    private static string? Stated(long? amount) => amount is null or 0 ? null : Won(amount.Value);

    private static string? Decimal(decimal? value) => value?.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
