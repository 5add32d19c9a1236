using KErp.Api.Invoices;
using KErp.Api.Tests.Documents;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Tests.Invoices;

public sealed class LineReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(TaxType.Taxable, 11_000, 10_000, 1_000)]
    [InlineData(TaxType.Taxable, 10_006, 9_097, 909)]
    [InlineData(TaxType.Taxable, -10_006, -9_097, -909)]
    [InlineData(TaxType.ZeroRated, 10_006, 10_006, 0)]
    [InlineData(TaxType.Exempt, 10_006, 10_006, 0)]
    public void A_total_is_split(TaxType taxType, long total, long supply, long tax)
    {
        var invoice = Read(new() { Item = "복사용지", TotalAmount = total }, taxType, supply, tax, out var reading);
        Assert.Empty(reading.Violations);
        Assert.Equal([(supply, tax)], invoice!.Lines.Select(line => (line.SupplyAmount, line.TaxAmount)));
    }

    [Fact]
    public void A_total_beside_its_amounts_is_their_sum()
    {
        var line = new LineRequest { Item = "복사용지", SupplyAmount = 9_096, TaxAmount = 910, TotalAmount = 10_006 };
        Assert.Equal([(9_096, 910)], Read(line, TaxType.Taxable, 9_096, 910, out _)!.Lines.Select(each => (each.SupplyAmount, each.TaxAmount)));

        Assert.Null(Read(line with { TotalAmount = 10_005 }, TaxType.Taxable, 9_096, 910, out var reading));
        Assert.Equal(
            new Violation("lines[0].totalAmount", "total_mismatch", "공급가액과 세액의 합(10,006원)과 다릅니다.", "Differs from supply plus tax (10,006 won)."),
            Assert.Single(reading.Violations));
    }

    [Theory]
    [InlineData(10_000L, null, "lines[0].taxAmount")]
    [InlineData(null, 1_000L, "lines[0].supplyAmount")]
    public void A_total_does_not_stand_for_one_amount(long? supply, long? tax, string missing)
    {
        var line = new LineRequest { Item = "복사용지", SupplyAmount = supply, TaxAmount = tax, TotalAmount = 11_000 };
        Assert.Null(Read(line, TaxType.Taxable, 10_000, 1_000, out var reading));
        Assert.Equal((missing, "required"), Assert.Single(reading.Violations) is var found ? (found.Field, found.Code) : default);
    }

    [Theory]
    [InlineData(long.MinValue, 0)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Amounts_without_end_are_refused_and_do_not_wrap(long total, long supply)
    {
        var line = new LineRequest { Item = "복사용지", TotalAmount = total };
        Assert.Null(Read(line, TaxType.Taxable, 0, 0, out var reading));
        Assert.Contains(reading.Violations, violation => violation is { Field: "lines[0].supplyAmount", Code: "amount_out_of_range" });
        Assert.Null(Read(line with { SupplyAmount = supply, TaxAmount = long.MaxValue }, TaxType.Taxable, 0, 0, out reading));
        Assert.Contains(reading.Violations, violation => violation is { Field: "lines[0].totalAmount", Code: "total_mismatch" });
    }

    private static NewInvoice? Read(LineRequest line, TaxType taxType, long supply, long tax, out InvoiceReading reading)
    {
        reading = new InvoiceReading(SampleInvoice.Written.Seller, Today, HolidayCalendar.Korea);
        return reading.Read(new InvoiceRequest
        {
            TaxType = taxType, Purpose = InvoicePurpose.Charge,
            Buyer = new() { BusinessNumber = "2208162517", Name = "나래유통", Representative = "이나래" },
            Lines = [line], SupplyAmount = supply, TaxAmount = tax, TotalAmount = supply + tax,
        });
    }
}
