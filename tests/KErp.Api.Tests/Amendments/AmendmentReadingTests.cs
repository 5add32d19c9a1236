using KErp.Api.Amendments;
using KErp.Api.Invoices;
using KErp.Api.Tests.Documents;
using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Tests.Amendments;

public sealed class AmendmentReadingTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly OriginalInvoice Original = new(Guid.CreateVersion7(), SampleInvoice.ConfirmNumber, SampleInvoice.Written);

    [Fact]
    public void Lines_are_numbered_and_dated_like_those_of_any_invoice()
    {
        var sheet = Assert.Single(Read(Returned with { Date = new DateOnly(2026, 11, 2) }));
        var line = Assert.Single(sheet.Invoice.Lines);
        Assert.Equal((1, new DateOnly(2026, 11, 2), -1_000L, -100L), (line.Number, line.PurchaseDate, line.SupplyAmount, line.TaxAmount));
        Assert.Equal((new DateOnly(2026, 12, 10), false), (sheet.Deadline, sheet.Force));
    }

    [Fact]
    public void A_total_of_a_line_is_split_as_the_original_is_taxed()
    {
        var sheet = Assert.Single(Read(Returned with { Lines = [new() { Item = "반품", TotalAmount = -1_106 }] }));
        Assert.Equal([(-1_006, -100)], sheet.Invoice.Lines.Select(line => (line.SupplyAmount, line.TaxAmount)));
    }

    [Fact]
    public void A_corrected_invoice_has_the_write_date_of_the_original_unless_it_says_another()
    {
        var sheets = Read(new() { Reason = AmendmentReason.CorrectedEntry, Corrected = Corrected });
        Assert.Equal([SampleInvoice.Day, SampleInvoice.Day], sheets.Select(sheet => sheet.Invoice.WriteDate));
        Assert.Equal(["corrected.writeDate"], Fields(new() { Reason = AmendmentReason.CorrectedEntry, Corrected = Corrected with { WriteDate = Today } }));
    }

    /// <summary>The date to issue by that its write date gives has passed, and the law gives another.</summary>
    [Theory]
    [InlineData(AmendmentReason.IssuedTwice)]
    [InlineData(AmendmentReason.LocalLetterOfCredit)]
    public void A_sheet_of_the_originals_day_is_not_late_for_it(AmendmentReason reason) =>
        Assert.All(Read(new() { Reason = reason }), sheet => Assert.True(sheet.Force && sheet.Deadline >= Today));

    [Fact]
    public void A_sheet_that_is_late_needs_to_be_forced()
    {
        var late = Returned with { Date = new DateOnly(2026, 10, 1) };
        Assert.Equal(["date"], Fields(late));
        Assert.True(Assert.Single(Read(late with { ForceIssue = true })).Force);
    }

    [Fact]
    public void A_year_without_holidays_is_said() =>
        Assert.Equal(["date"], Fields(Returned with { Date = new DateOnly(2027, 12, 1) }, today: new DateOnly(2027, 12, 2)));

    public static TheoryData<string, AmendInvoiceRequest, string[]> Wrong => new()
    {
        { "nothing", new(), ["reason"] },
        { "a line without amounts", Returned with { Lines = [new() { Item = "반품" }] }, ["lines[0].supplyAmount", "lines[0].taxAmount"] },
        { "a remark that is null", Returned with { Remarks = [null] }, ["remarks[0]"] },
        { "a corrected invoice without a buyer", new() { Reason = AmendmentReason.CorrectedEntry, Corrected = Corrected with { Buyer = null } },
            ["corrected.buyer.businessNumber", "corrected.buyer.name", "corrected.buyer.representative"] },
        { "what the domain refuses", new() { Reason = AmendmentReason.Returned, Date = Today }, ["lines"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_by_its_field(string name, AmendInvoiceRequest request, string[] fields) =>
        Assert.True(fields.SequenceEqual(Fields(request)), $"{name}: {string.Join(' ', Fields(request))}");

    private static AmendInvoiceRequest Returned => new()
    {
        Reason = AmendmentReason.Returned, Date = new DateOnly(2026, 11, 2), Lines = [new() { Item = "반품", SupplyAmount = -1_000, TaxAmount = -100 }],
    };

    private static InvoiceRequest Corrected => new()
    {
        TaxType = TaxType.Taxable, Purpose = InvoicePurpose.Charge,
        Buyer = new() { BusinessNumber = "2208162517", Name = "나래유통", Representative = "이나래" },
        Lines = [new() { Item = "복사용지", SupplyAmount = 9_000, TaxAmount = 900 }],
        SupplyAmount = 9_000, TaxAmount = 900, TotalAmount = 9_900,
    };

    private static IReadOnlyList<Sheet> Read(AmendInvoiceRequest request)
    {
        var reading = Reading(Today);
        var sheets = reading.Read(request);
        Assert.Empty(reading.Violations);
        return sheets!;
    }

    private static IEnumerable<string> Fields(AmendInvoiceRequest request, DateOnly? today = null)
    {
        var reading = Reading(today ?? Today);
        Assert.Null(reading.Read(request));
        return reading.Violations.Select(violation => violation.Field);
    }

    private static AmendmentReading Reading(DateOnly today) => new(SampleInvoice.Written.Seller, Original, today, HolidayCalendar.Korea);
}
