using KErp.Domain.Invoices;
using Codes = KErp.Domain.Invoices.InvoiceViolationCodes;

namespace KErp.Domain.Tests.Invoices;

public sealed class InvoiceRulesTests
{
    [Fact]
    public void a_correct_invoice_has_no_violation() => Assert.Empty(Check(Sample.Valid));

    [Fact]
    public void violations_are_reported_all_at_once()
    {
        var broken = Sample.Valid with
        {
            WriteDate = Sample.Today.AddDays(1),
            TotalAmount = 1,
            Seller = Sample.Seller with { Name = " " },
            Lines = [Sample.Valid.Lines[0], Sample.Valid.Lines[1] with { Number = 3, Item = "\t" }],
        };
        Assert.Equal(
            ["writeDate future_date", "seller.name required", "lines[1].number line_number", "lines[1].item required", "totalAmount total_mismatch"],
            Check(broken));
    }

    [Fact]
    public void every_violation_speaks_korean_and_english()
    {
        var found = InvoiceRules.Check(Sample.Valid with { TotalAmount = 0 }, Sample.Today);
        var violation = Assert.Single(found);
        Assert.Equal("공급가액과 세액의 합(5,469,227원)과 다릅니다.", violation.Korean);
        Assert.Equal("Differs from supply plus tax (5,469,227 won).", violation.English);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void one_to_ninety_nine_lines_are_allowed(int count, bool allowed)
    {
        var invoice = Sample.Invoice(TaxType.Taxable, [.. Enumerable.Repeat((10L, 1L), count)]);
        Assert.Equal(allowed ? [] : ["lines line_count"], Check(invoice));
    }

    [Theory]
    [InlineData(1_005, 100, null)]
    [InlineData(1_005, 101, null)]
    [InlineData(1_005, 99, null)]
    [InlineData(1_005, 102, Codes.TaxMismatch)]
    [InlineData(1_005, 98, Codes.TaxMismatch)]
    [InlineData(1_000, -100, Codes.TaxSign)]
    [InlineData(5, -1, Codes.TaxSign)]
    [InlineData(5, 0, null)]
    [InlineData(5, 1, null)]
    [InlineData(0, 1, Codes.TaxSign)]
    [InlineData(0, 0, null)]
    [InlineData(-1_005, -100, null)]
    [InlineData(-1_005, -101, null)]
    [InlineData(-1_005, -102, Codes.TaxMismatch)]
    [InlineData(-1_005, 100, Codes.TaxSign)]
    public void tax_of_a_taxable_line_is_a_tenth_give_or_take_a_won(long supply, long tax, string? code) =>
        Assert.Equal(code is null ? [] : [$"lines[0].taxAmount {code}"], Check(Sample.Invoice(TaxType.Taxable, (supply, tax))));

    [Theory]
    [InlineData(TaxType.ZeroRated)]
    [InlineData(TaxType.Exempt)]
    public void other_lines_carry_no_tax(TaxType taxType)
    {
        Assert.Empty(Check(Sample.Invoice(taxType, (1_000, 0))));
        Assert.Equal(["lines[1].taxAmount tax_not_zero"], Check(Sample.Invoice(taxType, (1_000, 0), (1_000, 1))));
    }

    [Theory]
    [InlineData(VatRounding.Floor)]
    [InlineData(VatRounding.HalfUp)]
    public void whatever_the_vat_rules_compute_is_accepted(VatRounding rounding)
    {
        for (var amount = -500L; amount <= 500; amount++)
        {
            Assert.Empty(Check(Sample.Invoice(TaxType.Taxable, (amount, VatRules.TaxOf(amount, rounding)))));
            Assert.Empty(Check(Sample.Invoice(TaxType.Taxable, VatRules.SplitInclusive(amount, rounding))));
        }
    }

    [Fact]
    public void totals_are_the_sums_of_the_lines()
    {
        var shifted = Sample.Valid with { SupplyAmount = Sample.Valid.SupplyAmount + 1, TaxAmount = Sample.Valid.TaxAmount - 1 };
        Assert.Equal(["supplyAmount sum_mismatch", "taxAmount sum_mismatch"], Check(shifted));
    }

    // 2^62 four times is 2^64, which wraps to 0 in 64 bits and would match a total of 0.
    [Fact]
    public void an_overflow_does_not_wrap_into_a_match()
    {
        const long Huge = 1L << 62;
        var lines = Enumerable.Range(1, 4).Select(number => Sample.Line(number, Huge, 0) with { UnitPrice = null }).ToArray();
        var invoice = Sample.Valid with { TaxType = TaxType.Exempt, Lines = lines, SupplyAmount = 0, TaxAmount = 0, TotalAmount = 0 };
        Assert.Contains("supplyAmount sum_mismatch", Check(invoice));

        var total = Sample.Valid with { SupplyAmount = long.MaxValue, TaxAmount = long.MaxValue, TotalAmount = -2 };
        Assert.Contains("totalAmount total_mismatch", Check(total));
    }

    [Theory]
    [InlineData(InvoiceLimits.MaxAmount, true)]
    [InlineData(-InvoiceLimits.MaxAmount, true)]
    [InlineData(InvoiceLimits.MaxAmount + 1, false)]
    [InlineData(long.MinValue, false)]
    public void amounts_have_at_most_fifteen_digits(long amount, bool allowed)
    {
        var invoice = Sample.Invoice(TaxType.Exempt, (amount, 0));
        invoice = invoice with { Lines = [invoice.Lines[0] with { UnitPrice = null }] };
        Assert.Equal(
            allowed ? [] : ["lines[0].supplyAmount amount_out_of_range", "supplyAmount amount_out_of_range", "totalAmount amount_out_of_range"],
            Check(invoice));
    }

    [Theory]
    [InlineData("0.25", null)]
    [InlineData("1.500", null)]
    [InlineData("0.125", Codes.TooManyDecimals)]
    [InlineData("-999999999999", null)]
    [InlineData("1000000000000", Codes.AmountOutOfRange)]
    [InlineData("79228162514264337593543950335", Codes.AmountOutOfRange)]
    public void quantities_and_unit_prices_have_two_decimals(string text, string? code)
    {
        var number = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var line = Sample.Line(1, 10_000, 1_000) with { Quantity = number, UnitPrice = number };
        var invoice = Sample.Invoice(TaxType.Taxable, (10_000, 1_000)) with { Lines = [line] };
        Assert.Equal(code is null ? [] : [$"lines[0].quantity {code}", $"lines[0].unitPrice {code}"], Check(invoice));
    }

    [Fact]
    public void today_in_korea_is_not_the_future()
    {
        Assert.Empty(Check(Sample.Valid with { WriteDate = Sample.Today }));
        Assert.Equal(["writeDate future_date"], Check(Sample.Valid with { WriteDate = Sample.Today.AddDays(1) }));
    }

    [Fact]
    public void values_outside_the_enumerations_are_refused() =>
        Assert.Equal(["taxType unknown_value", "purpose unknown_value"],
            Check(Sample.Invoice((TaxType)9, (1_000, 0)) with { Purpose = (InvoicePurpose)9 }));

    [Fact]
    public void a_party_needs_a_business_number() =>
        Assert.Equal(["buyer.businessNumber invalid_business_number"],
            Check(Sample.Valid with { Buyer = Sample.Buyer with { BusinessNumber = default } }));

    public static TheoryData<string, int> Texts => new()
    {
        { "seller.name", InvoiceLimits.Name },
        { "seller.representative", InvoiceLimits.Representative },
        { "seller.address", InvoiceLimits.Address },
        { "seller.businessType", InvoiceLimits.BusinessType },
        { "seller.businessClass", InvoiceLimits.BusinessClass },
        { "lines[0].item", InvoiceLimits.Item },
        { "lines[0].specification", InvoiceLimits.Specification },
        { "lines[0].remark", InvoiceLimits.LineRemark },
        { "remarks[0]", InvoiceLimits.InvoiceRemark },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void texts_have_a_length_and_no_control_characters(string field, int max)
    {
        Assert.Empty(Check(WithText(field, new string('가', max))));
        Assert.Equal([$"{field} too_long"], Check(WithText(field, new string('가', max + 1))));
        Assert.Equal([$"{field} invalid_character"], Check(WithText(field, "가\n나")));
        Assert.Equal([$"{field} invalid_character"], Check(WithText(field, "가\0")));
        Assert.Equal([$"{field} invalid_character"], Check(WithText(field, "가\ud83d")));
        Assert.Empty(Check(WithText(field, "가 👍")));
    }

    [Theory]
    [InlineData("seller.name")]
    [InlineData("seller.representative")]
    [InlineData("lines[0].item")]
    public void required_texts_are_not_blank(string field)
    {
        Assert.Equal([$"{field} required"], Check(WithText(field, "")));
        Assert.Equal([$"{field} required"], Check(WithText(field, " \u3000")));
        Assert.Equal([$"{field} required"], Check(WithText(field, null!)));
    }

    [Theory]
    [InlineData("a@b.kr", true)]
    [InlineData("tax.office+1@mail.example.co.kr", true)]
    [InlineData("a@b", false)]
    [InlineData("a@b..kr", false)]
    [InlineData("@b.kr", false)]
    [InlineData("a@@b.kr", false)]
    [InlineData("a b@c.kr", false)]
    [InlineData("", false)]
    public void an_email_is_plausible(string email, bool plausible) =>
        Assert.Equal(plausible ? [] : ["seller.email invalid_email"], Check(WithText("seller.email", email)));

    [Fact]
    public void an_email_has_at_most_a_hundred_characters() =>
        Assert.Equal(["seller.email too_long"], Check(WithText("seller.email", new string('a', 96) + "@b.kr")));

    private static NewInvoice WithText(string field, string text)
    {
        var invoice = Sample.Valid;
        var seller = invoice.Seller;
        var line = invoice.Lines[0];
        return field switch
        {
            "seller.name" => invoice with { Seller = seller with { Name = text } },
            "seller.representative" => invoice with { Seller = seller with { Representative = text } },
            "seller.address" => invoice with { Seller = seller with { Address = text } },
            "seller.businessType" => invoice with { Seller = seller with { BusinessType = text } },
            "seller.businessClass" => invoice with { Seller = seller with { BusinessClass = text } },
            "seller.email" => invoice with { Seller = seller with { Email = text } },
            "lines[0].item" => invoice with { Lines = [line with { Item = text }, invoice.Lines[1]] },
            "lines[0].specification" => invoice with { Lines = [line with { Specification = text }, invoice.Lines[1]] },
            "lines[0].remark" => invoice with { Lines = [line with { Remark = text }, invoice.Lines[1]] },
            "remarks[0]" => invoice with { Remarks = [text] },
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
    }

    private static string[] Check(NewInvoice invoice) => Sample.Check(invoice);
}
