using System.Xml.Linq;
using KErp.Data.Model;
using KErp.Domain.Invoices;
using static KErp.Api.Documents.KecDocument;

namespace KErp.Api.Documents;

/// <summary>Seller and buyer in the standard document.</summary>
internal static class KecParty
{
    /// <summary>What the standard has in the place of a foreigner's number, which goes into the first remark.</summary>
    private const string Foreigner = "9999999999999";

    public static XElement Seller(PartySnapshot seller) => Element("InvoicerParty",
        Core(seller, seller.BusinessNumber),
        Organization(seller, null),
        Person(seller),
        Contact("DefinedContact", null, seller.Email),
        Address(seller));

    public static XElement Buyer(Invoice invoice, IdentityNumber? identity)
    {
        var buyer = invoice.Buyer;
        var (code, number) = invoice.BuyerKind switch
        {
            BuyerKind.Individual => ("02", identity?.Reveal()),
            BuyerKind.Foreigner => ("03", Foreigner),
            _ => ("01", buyer.BusinessNumber),
        };
        return Element("InvoiceeParty",
            Core(buyer, number),
            Organization(buyer, code),
            Person(buyer),
            Contact("PrimaryDefinedContact", null, buyer.Email),
            invoice.Contacts is [var second, ..] ? Contact("SecondaryDefinedContact", second.Name, second.Email) : null,
            Address(buyer));
    }

    public static IEnumerable<string> RemarksOf(Invoice invoice, IdentityNumber? buyer) =>
        invoice.BuyerKind is BuyerKind.Foreigner && buyer is { } number ? [number.Reveal(), .. invoice.Remarks] : invoice.Remarks;

    private static XElement?[] Core(PartySnapshot party, string? number) =>
    [
        Text("ID", number), Text("TypeCode", party.BusinessType), Text("NameText", party.Name), Text("ClassificationCode", party.BusinessClass),
    ];

    private static XElement? Organization(PartySnapshot party, string? businessTypeCode) => party.BranchNumber is null && businessTypeCode is null
        ? null
        : Element("SpecifiedOrganization", Text("TaxRegistrationID", party.BranchNumber), Text("BusinessTypeCode", businessTypeCode));

    private static XElement Person(PartySnapshot party) => Element("SpecifiedPerson", Text("NameText", party.Representative));

    private static XElement? Contact(string element, string? name, string? email) =>
        email is null ? null : Element(element, Text("PersonNameText", name), Text("URICommunication", email));

    private static XElement? Address(PartySnapshot party) => party.Address is null ? null : Element("SpecifiedAddress", Text("LineOneText", party.Address));
}
