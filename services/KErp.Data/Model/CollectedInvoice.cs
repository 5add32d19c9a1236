using KErp.Domain.Invoices;

namespace KErp.Data.Model;

/// <summary>An invoice as the tax office has it, whoever issued it and by whichever way.</summary>
public sealed class CollectedInvoice
{
    public required Guid CompanyId { get; init; }
    public required CollectionDirection Direction { get; init; }
    public required string ConfirmNumber { get; init; }
    public required DateOnly WriteDate { get; init; }
    public DateOnly? IssueDate { get; init; }
    public DateOnly? SendDate { get; init; }
    public required TaxType TaxType { get; init; }
    public InvoicePurpose? Purpose { get; init; }
    public AmendmentReason? AmendmentReason { get; init; }
    public string? OriginalConfirmNumber { get; init; }
    public required string SellerBusinessNumber { get; init; }
    public required string SellerName { get; init; }

    /// <summary>Empty where the buyer is no business: the tax office's 주민등록번호 is not kept.</summary>
    public required string BuyerBusinessNumber { get; init; }
    public required string BuyerName { get; init; }
    public required long SupplyAmount { get; init; }
    public required long TaxAmount { get; init; }
    public required long TotalAmount { get; init; }
    public string? Item { get; init; }
    public string? Remark { get; init; }
    public required DateTimeOffset CollectedAt { get; init; }
}
