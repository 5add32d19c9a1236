namespace KErp.Domain.Invoices;

/// <param name="Number">From 1, without gaps.</param>
/// <param name="Item">품목.</param>
/// <param name="Specification">규격.</param>
/// <param name="UnitPrice">Won, up to two decimals.</param>
/// <param name="SupplyAmount">공급가액 in won; negative on amendments.</param>
/// <param name="TaxAmount">세액 in won, with the sign of the supply amount.</param>
public sealed record InvoiceLine(
    int Number,
    DateOnly PurchaseDate,
    string Item,
    string? Specification,
    decimal? Quantity,
    decimal? UnitPrice,
    long SupplyAmount,
    long TaxAmount,
    string? Remark)
{
    /// <summary>The quantity turns and the unit price stays, so that one times the other is still the amount.</summary>
    public InvoiceLine Negated() => this with { Quantity = -Quantity, SupplyAmount = -SupplyAmount, TaxAmount = -TaxAmount };
}
