using System.Globalization;
using KErp.Data.Model;
using KErp.Domain.Invoices;
using KErp.Protos.Tax.V1;
using BuyerKind = KErp.Protos.Tax.V1.BuyerKind;
using TaxType = KErp.Protos.Tax.V1.TaxType;

namespace KErp.TaxClient;

/// <summary>An invoice in the words of the contract.</summary>
internal static class InvoiceMapping
{
    private const string Date = "yyyy-MM-dd";

    /// <param name="invoice">With its lines.</param>
    /// <param name="buyerIdentity">Of a buyer who is no business, opened.</param>
    public static TaxInvoice ToMessage(Invoice invoice, IdentityNumber? buyerIdentity) => new()
    {
        MgtKey = invoice.MgtKey,
        WriteDate = Text(invoice.WriteDate),
        TaxType = ToMessage(invoice.TaxType),
        Purpose = invoice.Purpose is InvoicePurpose.Receipt ? Purpose.Receipt : Purpose.Charge,
        Seller = ToMessage(invoice.Seller),
        Buyer = ToMessage(invoice.Buyer),
        BuyerKind = ToMessage(invoice.BuyerKind),
        BuyerIdentityNumber = buyerIdentity?.Reveal() ?? "",
        Lines = { invoice.Lines.Select(ToMessage) },
        SupplyAmount = invoice.SupplyAmount,
        TaxAmount = invoice.TaxAmount,
        TotalAmount = invoice.TotalAmount,
        Remarks = { invoice.Remarks },
        Payment = ToMessage(invoice.Payment),
        Contacts = { invoice.Contacts.Select(c => new Protos.Tax.V1.Contact { Name = c.Name ?? "", Email = c.Email }) },
        ModifyCode = (int?)invoice.AmendmentReason ?? 0,
        OriginalConfirmNumber = invoice.OriginalConfirmNumber ?? "",
    };

    private static TaxType ToMessage(Domain.Invoices.TaxType type) => type switch
    {
        Domain.Invoices.TaxType.Taxable => TaxType.Taxable,
        Domain.Invoices.TaxType.ZeroRated => TaxType.ZeroRated,
        Domain.Invoices.TaxType.Exempt => TaxType.Exempt,
        _ => throw new InvalidOperationException($"Tax type {type} cannot be sent."),
    };

    private static BuyerKind ToMessage(Domain.Invoices.BuyerKind kind) => kind switch
    {
        Domain.Invoices.BuyerKind.Business => BuyerKind.Business,
        Domain.Invoices.BuyerKind.Individual => BuyerKind.Individual,
        Domain.Invoices.BuyerKind.Foreigner => BuyerKind.Foreigner,
        _ => throw new InvalidOperationException($"A buyer of the kind {kind} cannot be sent."),
    };

    private static Protos.Tax.V1.Payment ToMessage(PaymentSplit payment) =>
        new() { Cash = payment.Cash, Cheque = payment.Cheque, Note = payment.Note, Credit = payment.Credit };

    public static Protos.Tax.V1.Party ToMessage(PartySnapshot party) => new()
    {
        BusinessNumber = party.BusinessNumber,
        Name = party.Name,
        Representative = party.Representative,
        Address = party.Address ?? "",
        BusinessType = party.BusinessType ?? "",
        BusinessClass = party.BusinessClass ?? "",
        Email = party.Email ?? "",
        BranchNumber = party.BranchNumber ?? "",
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
