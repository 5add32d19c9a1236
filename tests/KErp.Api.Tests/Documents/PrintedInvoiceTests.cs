using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using KErp.Api.Documents;
using KErp.Api.Invoices;
using KErp.Domain.Invoices;

namespace KErp.Api.Tests.Documents;

public sealed partial class PrintedInvoiceTests
{
    [Fact]
    public void It_has_two_parts_that_say_the_same_and_who_keeps_them()
    {
        var parts = Parts(Page(SampleInvoice.Written));
        Assert.Equal(2, parts.Count);
        Assert.Contains("공급자 보관용", parts[0], StringComparison.Ordinal);
        Assert.Contains("공급받는자 보관용", parts[1], StringComparison.Ordinal);
        Assert.Equal(parts[0].Replace("공급자 보관용", "", StringComparison.Ordinal), parts[1].Replace("공급받는자 보관용", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TaxType.Taxable, false, "전자세금계산서")]
    [InlineData(TaxType.ZeroRated, false, "영세율전자세금계산서")]
    [InlineData(TaxType.Exempt, false, "전자계산서")]
    [InlineData(TaxType.Taxable, true, "수정전자세금계산서")]
    [InlineData(TaxType.ZeroRated, true, "수정영세율전자세금계산서")]
    [InlineData(TaxType.Exempt, true, "수정전자계산서")]
    public void The_title_tells_what_it_is(TaxType type, bool amended, string title)
    {
        var written = SampleInvoice.Written with { TaxType = type };
        Assert.Contains($"class=\"title\">{title} <small>", Page(amended ? SampleInvoice.Amended(AmendmentReason.Returned, written) : written), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_exempt_has_no_place_for_a_tax()
    {
        Assert.Contains("<th>세액</th>", Page(SampleInvoice.Written), StringComparison.Ordinal);
        Assert.DoesNotContain("<th>세액</th>", Page(SampleInvoice.Written with { TaxType = TaxType.Exempt }), StringComparison.Ordinal);
    }

    [Fact]
    public void An_amendment_shows_its_reason_its_original_and_negative_amounts()
    {
        var page = Page(SampleInvoice.Amended(AmendmentReason.ContractCancelled));
        Assert.Contains("계약의 해제", page, StringComparison.Ordinal);
        Assert.Contains("20260601-41000008-00000009", page, StringComparison.Ordinal);
        Assert.Contains(">-4,972,025<", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BuyerKind.Individual)]
    [InlineData(BuyerKind.Foreigner)]
    public void The_number_of_a_person_is_masked(BuyerKind kind)
    {
        var page = Page(SampleInvoice.SoldTo(kind));
        Assert.Contains("900101-1******", page, StringComparison.Ordinal);
        Assert.DoesNotContain("234567", page, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_a_user_becomes_markup()
    {
        const string Script = "<script>\"x\"&'y'</script>";
        var party = SampleInvoice.Written.Buyer with { Name = Script, Representative = Script, Address = Script, BusinessType = Script, BusinessClass = Script };
        var line = SampleInvoice.Line(1, 1_000, 100) with { Item = Script, Specification = Script, Remark = Script };
        var page = Page(SampleInvoice.Written with { Seller = party, Buyer = party, Lines = [line], Remarks = [Script, Script] });

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        // Two parts, each with ten texts of the parties, three of the line and two remarks.
        Assert.Equal(2 * 15, Regex.Count(page, "&lt;script&gt;&quot;x&quot;&amp;&#x27;y&#x27;&lt;/script&gt;"));
    }

    [Theory]
    [InlineData(1, "half", 4)]
    [InlineData(4, "half", 4)]
    [InlineData(5, "full", 5)]
    [InlineData(99, "full", 99)]
    public void Both_parts_share_a_sheet_while_they_fit(int lines, string size, int rows)
    {
        var part = Parts(Page(SampleInvoice.WithLines(lines)))[0];
        Assert.Equal(rows, Regex.Count(part[part.IndexOf("<tbody>", StringComparison.Ordinal)..part.IndexOf("</tbody>", StringComparison.Ordinal)], "<tr>"));
        Assert.Contains($"class=\"copy seller {size}\"", Page(SampleInvoice.WithLines(lines)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InvoiceStatus.Queued, "발행 전")]
    [InlineData(InvoiceStatus.Cancelled, "발행취소")]
    public void What_is_no_tax_invoice_says_so(InvoiceStatus status, string mark)
    {
        Assert.Contains($"class=\"void\">{mark}", Page(SampleInvoice.Written, status), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"void\"", Page(SampleInvoice.Written), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_knows_the_style_that_is_sent()
    {
        var sent = Style().Match(Page(SampleInvoice.Written)).Groups[1].Value;
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sent))), PrintStyle.Hash);
        Assert.DoesNotContain("style=", Page(SampleInvoice.Written), StringComparison.Ordinal);
    }

    private static string Page(NewInvoice written, InvoiceStatus status = InvoiceStatus.Transmitted) =>
        PrintedInvoice.Page(InvoiceResponse.Of(SampleInvoice.Row(written, status), written.BuyerIdentity));

    private static List<string> Parts(string page) => [.. Part().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<section[^>]*>(.*?)</section>", RegexOptions.Singleline)]
    private static partial Regex Part();
}
