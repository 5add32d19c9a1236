using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Protos.Tax.V1;
using CollectedInvoice = KErp.Data.Model.CollectedInvoice;
using TaxType = KErp.Protos.Tax.V1.TaxType;

namespace KErp.TaxClient;

/// <summary>An invoice of the tax office in our words, without the numbers of persons that it may hold.</summary>
internal static class CollectedMapping
{
    public static CollectedInvoice Read(Protos.Tax.V1.CollectedInvoice invoice, CollectionJob job, DateTimeOffset now)
    {
        var buyer = BusinessNumberOf(invoice.Buyer);
        return new CollectedInvoice
        {
            CompanyId = job.CompanyId,
            Direction = job.Direction,
            ConfirmNumber = invoice.NtsConfirmNumber,
            WriteDate = ContractText.Date(invoice.WriteDate) ?? throw new InvalidOperationException("A collected invoice has no write date."),
            IssueDate = ContractText.Date(invoice.IssueDate),
            SendDate = ContractText.Date(invoice.SendDate),
            TaxType = TypeOf(invoice.TaxType),
            Purpose = PurposeOf(invoice.Purpose),
            AmendmentReason = ReasonOf(invoice.ModifyCode),
            OriginalConfirmNumber = ContractText.OrNull(invoice.OriginalConfirmNumber),
            SellerBusinessNumber = BusinessNumberOf(invoice.Seller),
            SellerName = invoice.Seller.Name,
            BuyerBusinessNumber = buyer,
            BuyerName = invoice.Buyer.Name,
            SupplyAmount = invoice.SupplyAmount,
            TaxAmount = invoice.TaxAmount,
            TotalAmount = invoice.TotalAmount,
            Item = WithoutPerson(invoice.Item),
            // A foreigner's registration number or passport stands in the first remark.
            Remark = buyer.Length > 0 ? WithoutPerson(invoice.Remark) : null,
            CollectedAt = now,
        };
    }

    /// <summary>What has not its length is a person's number, which is not kept.</summary>
    private static string BusinessNumberOf(Protos.Tax.V1.Party party) => party.BusinessNumber.Length == BusinessNumber.Length ? party.BusinessNumber : "";

    private static string? WithoutPerson(string text) => ResidentNumber.IsIn(text) ? null : ContractText.OrNull(text);

    private static Domain.Invoices.TaxType TypeOf(TaxType type) => type switch
    {
        TaxType.Taxable => Domain.Invoices.TaxType.Taxable,
        TaxType.ZeroRated => Domain.Invoices.TaxType.ZeroRated,
        TaxType.Exempt => Domain.Invoices.TaxType.Exempt,
        _ => throw new InvalidOperationException($"Unknown tax type {type} of a collected invoice."),
    };

    private static InvoicePurpose? PurposeOf(Purpose purpose) => purpose switch
    {
        Purpose.Receipt => InvoicePurpose.Receipt,
        Purpose.Charge => InvoicePurpose.Charge,
        _ => null,
    };

    private static AmendmentReason? ReasonOf(int code) => code switch
    {
        0 => null,
        _ when Enum.IsDefined((AmendmentReason)code) => (AmendmentReason)code,
        _ => throw new InvalidOperationException($"Unknown amendment reason {code} of a collected invoice."),
    };
}
