using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Documents;

/// <summary>
/// The standard electronic tax invoice (KEC 3.0) of an issued one, without the signature: that is the provider's, and this is for
/// programs that read the standard. Elements come in the order of the schema.
/// </summary>
internal static class KecDocument
{
    private static readonly XNamespace Schema = XNamespace.Get(Module);
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Module = "urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0";
    private const string Location = "http://www.kec.or.kr/standard/Tax/TaxInvoiceSchemaModule_1.0.xsd";

    /// <param name="open">With a 승인번호 and its lines, in order.</param>
    public static byte[] Write(OpenInvoice open)
    {
        var invoice = open.Invoice;
        var root = Element(
            "TaxInvoice",
            new XAttribute(XNamespace.Xmlns + "xsi", Instance.NamespaceName),
            new XAttribute(Instance + "schemaLocation", $"{Module} {Location}"),
            Exchange(invoice),
            Head(invoice, open.BuyerIdentity),
            Element("TaxInvoiceTradeSettlement",
                KecParty.Seller(invoice.Seller), KecParty.Buyer(invoice, open.BuyerIdentity), Payments(invoice.Payment), Sums(invoice)),
            invoice.Lines.Select(Line));
        return Bytes(root);
    }

    /// <returns>Null, which leaves nothing in the document, where there is no text.</returns>
    internal static XElement? Text(string name, string? text) => string.IsNullOrEmpty(text) ? null : new XElement(Schema + name, text);

    internal static XElement Element(string name, params object?[] content) => new(Schema + name, content);

    private static XElement Exchange(Invoice i) => Element("ExchangedDocument",
        Text("ID", i.NtsConfirmNumber),
        Text("IssueDateTime", i.IssuedAt?.ToOffset(KoreanTime.Offset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)));

    private static XElement Head(Invoice i, IdentityNumber? buyer) => Element("TaxInvoiceDocument",
        Text("IssueID", i.NtsConfirmNumber),
        Text("TypeCode", TypeCode(i)),
        KecParty.RemarksOf(i, buyer).Select(remark => Text("DescriptionText", remark)),
        Text("IssueDateTime", Date(i.WriteDate)),
        Text("AmendmentStatusCode", i.AmendmentReason is { } reason ? $"0{(int)reason}" : null),
        Text("PurposeCode", i.Purpose is InvoicePurpose.Receipt ? "01" : "02"),
        Text("OriginalIssueID", i.OriginalConfirmNumber));

    /// <summary>Two digits for the document (세금계산서 or 계산서, the amendment one up), two for the kind (일반 or 영세율).</summary>
    private static string TypeCode(Invoice i)
    {
        var document = (i.TaxType is TaxType.Exempt ? 3 : 1) + (i.AmendmentReason is null ? 0 : 1);
        var kind = i.TaxType is TaxType.ZeroRated ? 2 : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{document:00}{kind:00}");
    }

    private static IEnumerable<XElement> Payments(PaymentSplit payment) =>
        new (string Code, long Amount)[] { ("10", payment.Cash), ("20", payment.Cheque), ("30", payment.Note), ("40", payment.Credit) }
            .Where(means => means.Amount != 0)
            .Select(means => Element("SpecifiedPaymentMeans", Text("TypeCode", means.Code), Text("PaidAmount", Number(means.Amount))));

    private static XElement Sums(Invoice i) => Element("SpecifiedMonetarySummation",
        Text("ChargeTotalAmount", Number(i.SupplyAmount)), Text("TaxTotalAmount", Number(i.TaxAmount)), Text("GrandTotalAmount", Number(i.TotalAmount)));

    private static XElement Line(InvoiceLineItem line) => Element("TaxInvoiceTradeLineItem",
        Text("SequenceNumeric", Number(line.Number)),
        Text("DescriptionText", line.Remark),
        Text("InvoiceAmount", Number(line.SupplyAmount)),
        line.Quantity is { } quantity ? Text("ChargeableUnitQuantity", Number(quantity)) : null,
        Text("InformationText", line.Specification),
        Text("NameText", line.Item),
        Text("PurchaseExpiryDateTime", Date(line.PurchaseDate)),
        Element("TotalTax", Text("CalculatedAmount", Number(line.TaxAmount))),
        line.UnitPrice is { } price ? Element("UnitPrice", Text("UnitAmount", Number(price))) : null);

    private static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" })) root.WriteTo(writer);
        return stream.ToArray();
    }

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
