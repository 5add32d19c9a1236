using System.Text;
using System.Xml.Linq;
using KErp.Api.Documents;
using KErp.Data.Invoices;
using KErp.Domain.Invoices;
using KErp.Tests;

namespace KErp.Api.Tests.Documents;

public sealed class KecDocumentTests
{
    private static readonly XNamespace Schema = "urn:kr:or:kec:standard:Tax:ReusableAggregateBusinessInformationEntitySchemaModule:1:0";

    public static TheoryData<string, NewInvoice> Samples => new()
    {
        { "taxable", SampleInvoice.Written },
        { "returned-by-individual", SampleInvoice.Amended(AmendmentReason.Returned, SampleInvoice.SoldTo(BuyerKind.Individual)) },
    };

    /// <summary>To the byte: a program on the other side may read more strictly than we know.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void It_is_the_committed_sample(string name, NewInvoice written)
    {
        var sample = Path.Combine(Repository.Root, "tests", "KErp.Api.Tests", "Documents", "Samples", $"{name}.xml");
        Assert.Equal(File.ReadAllText(sample).TrimEnd(), Encoding.UTF8.GetString(Bytes(written)));
    }

    [Theory]
    [InlineData(TaxType.Taxable, false, "0101")]
    [InlineData(TaxType.ZeroRated, false, "0102")]
    [InlineData(TaxType.Exempt, false, "0301")]
    [InlineData(TaxType.Taxable, true, "0201")]
    [InlineData(TaxType.ZeroRated, true, "0202")]
    [InlineData(TaxType.Exempt, true, "0401")]
    public void The_type_code_tells_document_and_kind(TaxType type, bool amended, string code)
    {
        var written = SampleInvoice.Written with { TaxType = type };
        Assert.Equal(code, Value(amended ? SampleInvoice.Amended(AmendmentReason.IssuedTwice, written) : written, "TypeCode"));
    }

    [Theory]
    [InlineData(AmendmentReason.CorrectedEntry, "01")]
    [InlineData(AmendmentReason.IssuedTwice, "06")]
    public void An_amendment_has_its_reason_and_the_original(AmendmentReason reason, string code)
    {
        Assert.Equal(code, Value(SampleInvoice.Amended(reason), "AmendmentStatusCode"));
        Assert.Equal(SampleInvoice.OriginalNumber, Value(SampleInvoice.Amended(reason), "OriginalIssueID"));
    }

    [Theory]
    [InlineData(BuyerKind.Business, "01", "2208162517")]
    [InlineData(BuyerKind.Individual, "02", "9001011234567")]
    [InlineData(BuyerKind.Foreigner, "03", "9999999999999")]
    public void A_buyer_is_known_by_the_number_of_its_kind(BuyerKind kind, string code, string number)
    {
        var buyer = Read(kind is BuyerKind.Business ? SampleInvoice.Written : SampleInvoice.SoldTo(kind)).Descendants(Schema + "InvoiceeParty").Single();
        Assert.Equal(number, buyer.Element(Schema + "ID")!.Value);
        Assert.Equal(code, buyer.Descendants(Schema + "BusinessTypeCode").Single().Value);
    }

    [Fact]
    public void The_first_remark_has_the_number_of_a_foreigner() =>
        Assert.Equal(["9001011234567", .. SampleInvoice.Written.Remarks], Values(SampleInvoice.SoldTo(BuyerKind.Foreigner), "TaxInvoiceDocument", "DescriptionText"));

    [Fact]
    public void Each_line_comes_in_its_order() =>
        Assert.Equal(Enumerable.Range(1, 99).Select(n => $"{n}"), Values(SampleInvoice.WithLines(99), "TaxInvoiceTradeLineItem", "SequenceNumeric"));

    [Fact]
    public void Text_stays_text() =>
        Assert.Equal("<&\">", Read(SampleInvoice.Written with { Buyer = SampleInvoice.Written.Buyer with { Name = "<&\">" } })
            .Descendants(Schema + "InvoiceeParty").Single().Element(Schema + "NameText")!.Value);

    private static string Value(NewInvoice written, string element) => Values(written, "TaxInvoiceDocument", element).Single();

    private static IEnumerable<string> Values(NewInvoice written, string parent, string element) =>
        Read(written).Descendants(Schema + parent).Elements(Schema + element).Select(e => e.Value);

    private static XDocument Read(NewInvoice written) => XDocument.Load(new MemoryStream(Bytes(written)));

    private static byte[] Bytes(NewInvoice written) => KecDocument.Write(new OpenInvoice(SampleInvoice.Row(written), written.BuyerIdentity));
}
