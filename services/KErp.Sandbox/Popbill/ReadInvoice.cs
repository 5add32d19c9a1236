using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary>
/// <c>GET /Taxinvoice/SELL/{mgtKey}</c>: the state of a document (<c>TaxinvoiceInfo</c>), or with <c>?Detail</c> the
/// document itself.
/// </summary>
internal static class ReadInvoice
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, string keyType, string mgtKey, InvoiceStore invoices, NtsTransmission transmission)
    {
        if (keyType != "SELL")
            return PopbillErrors.NotSimulated.As(StatusCodes.Status400BadRequest);
        if (invoices.Find(context.CallerCorpNum(), mgtKey) is not { } found)
            return PopbillErrors.NoSuchDocument.As(StatusCodes.Status400BadRequest);

        var invoice = await transmission.CatchUpAsync(found);
        var document = InvoiceDocument.FromStored(invoice.Document);
        return context.Request.Query.ContainsKey("Detail")
            ? Results.Ok(document.With("ntsconfirmNum", invoice.ConfirmNum))
            : Results.Ok(Info(invoice, document));
    }

    private static TaxinvoiceInfo Info(StoredInvoice invoice, InvoiceDocument document) => new()
    {
        ItemKey = invoice.ItemKey,
        StateCode = invoice.State,
        StateDT = KoreanTime.Stamp(invoice.StateAt),
        RegDT = KoreanTime.Stamp(invoice.IssuedAt),
        IssueDT = KoreanTime.Stamp(invoice.IssuedAt),
        NtsconfirmNum = invoice.ConfirmNum,
        Ntsresult = invoice.ResultAt is null ? null : "성공",
        NtssendDT = invoice.SentAt is { } sent ? KoreanTime.Stamp(sent) : null,
        NtsresultDT = invoice.ResultAt is { } result ? KoreanTime.Stamp(result) : null,
        NtssendErrCode = invoice.ResultAt is null ? null : "SUC001",
        IssueType = document.Text("issueType"),
        TaxType = document.Text("taxType"),
        PurposeType = document.Text("purposeType"),
        ModifyCode = document.Number("modifyCode"),
        WriteDate = document.WriteDate,
        SupplyCostTotal = document.Text("supplyCostTotal"),
        TaxTotal = document.Text("taxTotal"),
        InvoicerCorpName = document.Text("invoicerCorpName"),
        InvoicerCorpNum = document.Text("invoicerCorpNum"),
        InvoicerMgtKey = document.MgtKey,
        InvoiceeCorpName = document.Text("invoiceeCorpName"),
        InvoiceeCorpNum = document.Text("invoiceeCorpNum"),
    };

    /// <summary>Popbill's names; JSON has them in camel case. What has no value is left out.</summary>
    private sealed record TaxinvoiceInfo
    {
        public required string ItemKey { get; init; }
        public required int StateCode { get; init; }
        public required string StateDT { get; init; }
        public required string RegDT { get; init; }
        public required string IssueDT { get; init; }
        public required string NtsconfirmNum { get; init; }
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
        public required string InvoicerMgtKey { get; init; }
        public string? InvoiceeCorpName { get; init; }
        public string? InvoiceeCorpNum { get; init; }
    }
}
