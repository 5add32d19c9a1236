using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.HomeTax;

/// <summary>A document as HomeTax lists it: the names of <c>HTTaxinvoiceAbbr</c>, which also a posted foreign one has.</summary>
internal sealed record HomeTaxAbbr
{
    public string? NtsconfirmNum { get; init; }
    public string? WriteDate { get; init; }
    public string? IssueDate { get; init; }
    public string? SendDate { get; init; }
    public string? TaxType { get; init; }
    public string? PurposeType { get; init; }
    public string? SupplyCostTotal { get; init; }
    public string? TaxTotal { get; init; }
    public string? TotalAmount { get; init; }
    public string? Remark1 { get; init; }

    /// <summary><c>SELL</c> or <c>BUY</c>, as the caller has it.</summary>
    public string? InvoiceType { get; init; }

    public bool? ModifyYN { get; init; }
    public string? OrgNTSConfirmNum { get; init; }
    public string? PurchaseDate { get; init; }
    public string? ItemName { get; init; }
    public string? Spec { get; init; }
    public string? Qty { get; init; }
    public string? UnitCost { get; init; }
    public string? SupplyCost { get; init; }
    public string? Tax { get; init; }
    public string? Remark { get; init; }
    public string? InvoicerCorpNum { get; init; }
    public string? InvoicerTaxRegID { get; init; }
    public string? InvoicerCorpName { get; init; }
    public string? InvoicerCEOName { get; init; }
    public string? InvoicerEmail { get; init; }
    public string? InvoiceeCorpNum { get; init; }
    public string? InvoiceeType { get; init; }
    public string? InvoiceeTaxRegID { get; init; }
    public string? InvoiceeCorpName { get; init; }
    public string? InvoiceeCEOName { get; init; }
    public string? InvoiceeEmail1 { get; init; }
    public string? InvoiceeEmail2 { get; init; }

    /// <param name="invoice">A document that the tax office has.</param>
    public static HomeTaxAbbr Of(StoredInvoice invoice, Side side)
    {
        var document = InvoiceDocument.FromStored(invoice.Document);
        // HomeTax's list shows the first line for all of them.
        var line = document.List("detailList") is [var first, ..] ? first : null;
        return new HomeTaxAbbr
        {
            NtsconfirmNum = invoice.ConfirmNum,
            WriteDate = document.WriteDate,
            IssueDate = KoreanTime.Text(KoreanTime.Day(invoice.IssuedAt!.Value)),
            SendDate = KoreanTime.Text(KoreanTime.Day(invoice.SentAt!.Value)),
            TaxType = document.Text("taxType"),
            PurposeType = document.Text("purposeType"),
            SupplyCostTotal = document.Text("supplyCostTotal"),
            TaxTotal = document.Text("taxTotal"),
            TotalAmount = document.Text("totalAmount"),
            Remark1 = document.Text("remark1"),
            InvoiceType = side.Name,
            ModifyYN = document.Number("modifyCode") is not null,
            OrgNTSConfirmNum = document.Text("orgNTSConfirmNum"),
            PurchaseDate = line?.Text("purchaseDT"),
            ItemName = line?.Text("itemName"),
            Spec = line?.Text("spec"),
            Qty = line?.Text("qty"),
            UnitCost = line?.Text("unitCost"),
            SupplyCost = line?.Text("supplyCost"),
            Tax = line?.Text("tax"),
            Remark = line?.Text("remark"),
            InvoicerCorpNum = document.Text("invoicerCorpNum"),
            InvoicerTaxRegID = document.Text("invoicerTaxRegID"),
            InvoicerCorpName = document.Text("invoicerCorpName"),
            InvoicerCEOName = document.Text("invoicerCEOName"),
            InvoicerEmail = document.Text("invoicerEmail"),
            InvoiceeCorpNum = document.Buyer,
            InvoiceeType = document.Text("invoiceeType"),
            InvoiceeTaxRegID = document.Text("invoiceeTaxRegID"),
            InvoiceeCorpName = document.Text("invoiceeCorpName"),
            InvoiceeCEOName = document.Text("invoiceeCEOName"),
            InvoiceeEmail1 = document.Text("invoiceeEmail1"),
            InvoiceeEmail2 = document.Text("invoiceeEmail2"),
        };
    }
}
