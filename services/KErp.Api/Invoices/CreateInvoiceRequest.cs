using KErp.Api.Requests;
using KErp.Domain.Invoices;

namespace KErp.Api.Invoices;

/// <summary>Amounts are whole won, dates are Korean dates.</summary>
public sealed record CreateInvoiceRequest
{
    public TaxType? TaxType { get; init; }
    public InvoicePurpose? Purpose { get; init; }

    /// <summary>작성일자; today in Korea when left out.</summary>
    public DateOnly? WriteDate { get; init; }
    public PartyRequest? Buyer { get; init; }
    public IReadOnlyList<LineRequest?>? Lines { get; init; }
    public long? SupplyAmount { get; init; }
    public long? TaxAmount { get; init; }
    public long? TotalAmount { get; init; }
    public string? Remark { get; init; }
}

public sealed record LineRequest
{
    /// <summary>The write date when left out.</summary>
    public DateOnly? PurchaseDate { get; init; }
    public string? Item { get; init; }
    public string? Specification { get; init; }
    public decimal? Quantity { get; init; }
    public decimal? UnitPrice { get; init; }
    public long? SupplyAmount { get; init; }
    public long? TaxAmount { get; init; }
    public string? Remark { get; init; }
}
