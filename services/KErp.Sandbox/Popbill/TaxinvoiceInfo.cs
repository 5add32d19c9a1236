using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary>The state of a document. Popbill's names; JSON has them in camel case. What has no value is left out.</summary>
internal sealed record TaxinvoiceInfo
{
    public required string ItemKey { get; init; }
    public required int StateCode { get; init; }
    public required string StateDT { get; init; }
    public string? StateMemo { get; init; }
    public required string RegDT { get; init; }
    public string? IssueDT { get; init; }
    public string? NtsconfirmNum { get; init; }
    public string? Ntsresult { get; init; }
    public string? NtssendDT { get; init; }
    public string? NtsresultDT { get; init; }
    public string? NtssendErrCode { get; init; }
    public string? IssueType { get; init; }
    public string? TaxType { get; init; }
    public string? PurposeType { get; init; }
    public int? ModifyCode { get; init; }
    public required string WriteDate { get; init; }
    public string? SupplyCostTotal { get; init; }
    public string? TaxTotal { get; init; }
    public string? InvoicerCorpName { get; init; }
    public string? InvoicerCorpNum { get; init; }
    public string? InvoicerMgtKey { get; init; }
    public string? InvoiceeCorpName { get; init; }
    public string? InvoiceeCorpNum { get; init; }
    public string? InvoiceeMgtKey { get; init; }

    public static TaxinvoiceInfo Of(StoredInvoice invoice)
    {
        var document = InvoiceDocument.FromStored(invoice.Document);
        return new TaxinvoiceInfo
        {
            ItemKey = invoice.ItemKey,
            StateCode = invoice.State,
            StateDT = KoreanTime.Stamp(invoice.StateAt),
            StateMemo = invoice.StateMemo,
            RegDT = KoreanTime.Stamp(invoice.RegisteredAt),
            IssueDT = StampOrNull(invoice.IssuedAt),
            NtsconfirmNum = invoice.ConfirmNum,
            Ntsresult = invoice.ResultCode is null ? null : invoice.ResultCode == TaxOfficeAnswers.Success ? "성공" : "실패",
            NtssendDT = StampOrNull(invoice.SentAt),
            NtsresultDT = StampOrNull(invoice.ResultAt),
            NtssendErrCode = invoice.ResultCode,
            IssueType = document.Text("issueType"),
            TaxType = document.Text("taxType"),
            PurposeType = document.Text("purposeType"),
            ModifyCode = document.Number("modifyCode"),
            WriteDate = document.WriteDate,
            SupplyCostTotal = document.Text("supplyCostTotal"),
            TaxTotal = document.Text("taxTotal"),
            InvoicerCorpName = document.Text("invoicerCorpName"),
            InvoicerCorpNum = document.Text("invoicerCorpNum"),
            InvoicerMgtKey = invoice.SellerKey,
            InvoiceeCorpName = document.Text("invoiceeCorpName"),
            InvoiceeCorpNum = document.Text("invoiceeCorpNum"),
            InvoiceeMgtKey = invoice.BuyerKey,
        };
    }

    private static string? StampOrNull(DateTimeOffset? time) => time is { } known ? KoreanTime.Stamp(known) : null;
}
