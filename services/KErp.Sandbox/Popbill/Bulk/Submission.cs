namespace KErp.Sandbox.Popbill.Bulk;

/// <summary>A bulk as it was received, <c>{"forceIssue","invoices":[]}</c>.</summary>
internal sealed record Submission(long Id, string Seller, string SubmitId, InvoiceDocument Body, DateTimeOffset ReceivedAt, string? Results)
{
    public const int MaximumInvoices = 100;

    public IReadOnlyList<InvoiceDocument> Invoices => Body.List("invoices") ?? [];
}

/// <summary>Popbill's answer to one invoice of a bulk; <c>code</c> is 1 for one that was issued.</summary>
internal sealed record BulkItemResult(string? InvoicerMgtKey, string? TrusteeMgtKey, long Code, string? Message, string? NtsconfirmNum, string? IssueDT);
