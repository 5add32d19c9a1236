using KErp.Domain.Invoices;

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

    public static InvoiceLineItem Of(Guid company, Guid invoice, InvoiceLine line) => new()
    {
        CompanyId = company,
        InvoiceId = invoice,
        Number = line.Number,
        PurchaseDate = line.PurchaseDate,
        Item = line.Item,
        Specification = line.Specification,
        Quantity = line.Quantity,
        UnitPrice = line.UnitPrice,
        SupplyAmount = line.SupplyAmount,
        TaxAmount = line.TaxAmount,
        Remark = line.Remark,
    };

    public InvoiceLine ToLine() => new(Number, PurchaseDate, Item, Specification, Quantity, UnitPrice, SupplyAmount, TaxAmount, Remark);
}
