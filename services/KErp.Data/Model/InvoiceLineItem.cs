namespace KErp.Data.Model;

public sealed class InvoiceLineItem
{
    public required Guid CompanyId { get; init; }
    public required Guid InvoiceId { get; init; }
    public required int Number { get; init; }
    public required DateOnly PurchaseDate { get; init; }
    public required string Item { get; init; }
    public string? Specification { get; init; }
    public decimal? Quantity { get; init; }
    public decimal? UnitPrice { get; init; }
    public required long SupplyAmount { get; init; }
    public required long TaxAmount { get; init; }
    public string? Remark { get; init; }
}
