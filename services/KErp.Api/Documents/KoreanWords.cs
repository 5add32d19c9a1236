using KErp.Domain.Invoices;

namespace KErp.Api.Documents;

/// <summary>What the values of an invoice are called on paper.</summary>
internal static class KoreanWords
{
    public static string Of(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Draft => "임시저장",
        InvoiceStatus.Queued => "발행대기",
        InvoiceStatus.Issuing => "발행중",
        InvoiceStatus.Issued => "발행완료",
        InvoiceStatus.Transmitting => "전송중",
        InvoiceStatus.Transmitted => "전송성공",
        InvoiceStatus.Failed => "발행실패",
        InvoiceStatus.TransmitFailed => "전송실패",
        InvoiceStatus.Cancelled => "발행취소",
        InvoiceStatus.Requested => "역발행요청",
        InvoiceStatus.RequestRefused => "역발행거부",
        InvoiceStatus.RequestCancelled => "역발행취소",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(TaxType type) => type switch
    {
        TaxType.Taxable => "과세",
        TaxType.ZeroRated => "영세율",
        TaxType.Exempt => "면세",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Of(AmendmentReason reason) => reason switch
    {
        AmendmentReason.CorrectedEntry => "기재사항 착오정정",
        AmendmentReason.SupplyChanged => "공급가액 변동",
        AmendmentReason.Returned => "환입",
        AmendmentReason.ContractCancelled => "계약의 해제",
        AmendmentReason.LocalLetterOfCredit => "내국신용장 사후개설",
        AmendmentReason.IssuedTwice => "착오에 의한 이중발급",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(InvoicePurpose purpose) => purpose is InvoicePurpose.Receipt ? "영수" : "청구";

    public static string Of(IssueType type) => type is IssueType.Forward ? "매출" : "매입";

    /// <summary>Of the document; a 면세 one is legally no 세금계산서.</summary>
    public static string Title(TaxType type, bool isAmendment) => (isAmendment ? "수정" : "") + type switch
    {
        TaxType.ZeroRated => "영세율전자세금계산서",
        TaxType.Exempt => "전자계산서",
        _ => "전자세금계산서",
    };

    /// <summary>승인번호 as HomeTax shows it, 8-8-8. In a spreadsheet it stays a text that way.</summary>
    public static string? ConfirmNumber(string? number) => number?.Insert(16, "-").Insert(8, "-");

    /// <summary>사업자등록번호 with hyphens; empty where there is none.</summary>
    public static string BusinessNumber(string digits) => digits.Length == 0 ? "" : Domain.BusinessNumber.Parse(digits).ToString();
}
