using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Data.Invoices;

public static class AsWritten
{
    /// <summary>The stored invoice as the domain knows it.</summary>
    /// <param name="invoice">With its lines, in order.</param>
    /// <param name="buyerIdentity">Opened; see <see cref="BuyerIdentities"/>.</param>
    public static NewInvoice ToDomain(this Invoice invoice, IdentityNumber? buyerIdentity) => new(
        invoice.TaxType,
        invoice.Purpose,
        invoice.WriteDate,
        invoice.Seller.ToParty(),
        invoice.Buyer.ToParty(),
        [.. invoice.Lines.Select(line => line.ToLine())],
        invoice.SupplyAmount,
        invoice.TaxAmount,
        invoice.TotalAmount)
    {
        IssueType = invoice.IssueType,
        BuyerKind = invoice.BuyerKind,
        BuyerIdentity = buyerIdentity,
        Remarks = invoice.Remarks,
        Payment = invoice.Payment.ToPayment(),
        Contacts = [.. invoice.Contacts.Select(contact => new Contact(contact.Name, contact.Email))],
        Amendment = invoice.AmendmentReason is { } reason ? new Amendment(reason, invoice.OriginalInvoiceId!.Value, invoice.OriginalConfirmNumber!) : null,
    };
}
