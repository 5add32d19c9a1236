using System.Globalization;
using KErp.Data.Model;
using KErp.Domain.Invoices;
using KErp.Protos.Tax.V1;
using TaxType = KErp.Protos.Tax.V1.TaxType;

namespace KErp.Worker.Invoices;

internal static class IssueRequestMapping
{
    private const string Date = "yyyy-MM-dd";

    public static TaxInvoice ToMessage(Invoice invoice) => new()
    {
        MgtKey = invoice.MgtKey,
        WriteDate = Text(invoice.WriteDate),
        TaxType = invoice.TaxType switch
        {
            Domain.Invoices.TaxType.Taxable => TaxType.Taxable,
            Domain.Invoices.TaxType.ZeroRated => TaxType.ZeroRated,
            Domain.Invoices.TaxType.Exempt => TaxType.Exempt,
            var other => throw new InvalidOperationException($"Tax type {other} cannot be sent."),
        },
        Purpose = invoice.Purpose is InvoicePurpose.Receipt ? Purpose.Receipt : Purpose.Charge,
        Seller = ToMessage(invoice.Seller),
        Buyer = ToMessage(invoice.Buyer),
        Lines = { invoice.Lines.Select(ToMessage) },
        SupplyAmount = invoice.SupplyAmount,
        TaxAmount = invoice.TaxAmount,
        TotalAmount = invoice.TotalAmount,
        Remark = invoice.Remark ?? "",
    };

    private static Protos.Tax.V1.Party ToMessage(PartySnapshot party) => new()
    {
        BusinessNumber = party.BusinessNumber,
        Name = party.Name,
        Representative = party.Representative,
        Address = party.Address ?? "",
        BusinessType = party.BusinessType ?? "",
        BusinessClass = party.BusinessClass ?? "",
        Email = party.Email ?? "",
    };

    private static Line ToMessage(InvoiceLineItem line) => new()
    {
        Number = line.Number,
        PurchaseDate = Text(line.PurchaseDate),
        Item = line.Item,
        Specification = line.Specification ?? "",
        Quantity = Text(line.Quantity),
        UnitPrice = Text(line.UnitPrice),
        SupplyAmount = line.SupplyAmount,
        TaxAmount = line.TaxAmount,
        Remark = line.Remark ?? "",
    };

    private static string Text(DateOnly date) => date.ToString(Date, CultureInfo.InvariantCulture);

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
