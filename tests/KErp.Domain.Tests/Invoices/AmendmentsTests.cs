using KErp.Domain.Invoices;
using static KErp.Domain.Invoices.AmendmentReason;

namespace KErp.Domain.Tests.Invoices;

/// <summary>What may be asked for, and what a sheet says besides its amounts.</summary>
public sealed class AmendmentsTests
{
    private const string ConfirmNumber = "202606014100000800000001";
    private static readonly DateOnly Written = new(2026, 6, 1);
    private static readonly DateOnly Event = new(2026, 7, 1);
    private static readonly OriginalInvoice Original = new(Guid.CreateVersion7(), ConfirmNumber, Sample.Valid with
    {
        WriteDate = Written, Remarks = ["납품 1차"], Payment = new Payment(1_000_000, 0, 0, 4_469_227), Contacts = [new Contact(null, "a@b.kr")],
    });

    private static InvoiceLine[] Back => [Sample.Line(1, -10_000, -1_000)];

    private static NewInvoice Corrected => Sample.Invoice(TaxType.Taxable, (9_000, 900)) with { WriteDate = Written };

    public static TheoryData<AmendmentReason, string[]> WriteDates => new()
    {
        { CorrectedEntry, ["2026-06-01", "2026-06-01"] },
        { SupplyChanged, ["2026-07-01"] },
        { Returned, ["2026-07-01"] },
        { ContractCancelled, ["2026-07-01"] },
        { LocalLetterOfCredit, ["2026-06-01", "2026-06-01"] },
        { IssuedTwice, ["2026-06-01"] },
    };

    [Theory]
    [MemberData(nameof(WriteDates))]
    public void each_reason_has_its_sheets_with_their_write_dates(AmendmentReason reason, string[] dates) =>
        Assert.Equal(dates, Sheets(Request(reason)).Select(sheet => sheet.WriteDate.ToString("yyyy-MM-dd")));

    [Theory]
    [MemberData(nameof(WriteDates))]
    public void every_sheet_names_its_original(AmendmentReason reason, string[] dates)
    {
        var sheets = Sheets(Request(reason));
        Assert.Equal(dates.Length, sheets.Count);
        Assert.All(sheets, sheet => Assert.Equal(new Amendment(reason, Original.Id, ConfirmNumber), sheet.Amendment));
    }

    [Theory]
    [InlineData(SupplyChanged, "당초 작성일자 2026-06-01")]
    [InlineData(Returned, "당초 작성일자 2026-06-01")]
    [InlineData(ContractCancelled, "당초 작성일자 2026-06-01")]
    [InlineData(CorrectedEntry, "납품 1차")]
    [InlineData(LocalLetterOfCredit, "납품 1차")]
    [InlineData(IssuedTwice, "납품 1차")]
    public void a_sheet_with_a_date_of_its_own_remarks_that_of_the_original(AmendmentReason reason, string remark) =>
        Assert.Equal([remark], Sheets(Request(reason))[0].Remarks);

    [Fact]
    public void the_users_remarks_come_before_the_date() =>
        Assert.Equal(["파손", "2차분", "당초 작성일자 2026-06-01"], Sheets(Request(Returned) with { Remarks = ["파손", "2차분"] })[0].Remarks);

    [Theory]
    [InlineData(BuyerKind.Business, 2)]
    [InlineData(BuyerKind.Foreigner, 1)]
    public void the_date_takes_the_room_of_one_remark(BuyerKind buyer, int room)
    {
        var original = Original with { Invoice = Sample.SoldTo(buyer) with { WriteDate = Written } };
        var full = Request(Returned) with { Remarks = [.. Enumerable.Repeat("비고", room)] };
        Assert.Empty(Amendments.Write(original, full, Sample.Today).Violations);
        Assert.Equal(["remarks too_many"], Sample.Show(Amendments.Write(original, full with { Remarks = [.. full.Remarks!, "비고"] }, Sample.Today).Violations));
    }

    [Fact]
    public void undoing_turns_every_amount_and_leaves_the_rest()
    {
        var undone = Sheets(Request(IssuedTwice))[0];
        var first = undone.Lines[0];
        Assert.Equal(new Payment(-1_000_000, 0, 0, -4_469_227), undone.Payment);
        Assert.Equal((-1m, 10_000m, -10_000L, -1_000L), (first.Quantity, first.UnitPrice, first.SupplyAmount, first.TaxAmount));
        Assert.Equal((-4_972_025L, -497_202L, -5_469_227L), (undone.SupplyAmount, undone.TaxAmount, undone.TotalAmount));
        Assert.Equal((Original.Invoice.Buyer, Original.Invoice.Seller, TaxType.Taxable), (undone.Buyer, undone.Seller, undone.TaxType));
        Assert.Equal(Original.Invoice.Contacts, undone.Contacts);
    }

    [Fact]
    public void what_was_corrected_stands_as_the_user_wrote_it() =>
        Assert.Equal(Corrected.Lines, Sheets(Request(CorrectedEntry))[1].Lines);

    public static TheoryData<string, AmendmentRequest, string[]> Wrong => new()
    {
        { "no such reason", new(0), ["reason unknown_value"] },
        { "date missing", Request(ContractCancelled) with { Date = null }, ["date required"] },
        { "date and lines missing", new(Returned), ["date required", "lines required"] },
        { "corrected missing", new(CorrectedEntry), ["corrected required"] },
        { "what the reason has no use for", new(IssuedTwice, Event, Back, ["비고"], Corrected), ["date not_for_reason", "lines not_for_reason", "corrected not_for_reason", "remarks not_for_reason"] },
        { "tomorrow", Request(ContractCancelled) with { Date = Sample.Today.AddDays(1) }, ["date future_date"] },
        { "before the original", Request(ContractCancelled) with { Date = Written.AddDays(-1) }, ["date before_original"] },
        { "no difference", Request(SupplyChanged) with { Lines = [Sample.Line(1, 500, 50), Sample.Line(2, -500, -50)] }, ["lines no_difference"] },
        { "more than there was", Request(Returned) with { Lines = [Sample.Line(1, -4_972_026, -497_202)] }, ["lines exceeds_original"] },
        { "more tax than there was", Request(SupplyChanged) with { Lines = [Sample.Line(1, -4_972_025, -497_203)] }, ["lines exceeds_original"] },
        { "returned with the wrong sign", Request(Returned) with { Lines = [Sample.Line(1, 10_000, 1_000)] }, ["lines not_negative"] },
        { "lines that break the rules of any invoice", Request(SupplyChanged) with { Lines = [Sample.Line(2, 1_000, 200)] }, ["lines[0].number line_number", "lines[0].taxAmount tax_mismatch"] },
        { "corrected to another day", Request(CorrectedEntry) with { Corrected = Corrected with { WriteDate = Event } }, ["corrected.writeDate not_original_date"] },
        { "corrected to another seller", Request(CorrectedEntry) with { Corrected = Corrected with { Seller = Sample.Buyer } }, ["corrected other_seller"] },
        { "corrected to nothing", Request(CorrectedEntry) with { Corrected = Corrected.Negated() }, ["corrected.supplyAmount not_positive"] },
        { "corrected to what breaks a rule", Request(CorrectedEntry) with { Corrected = Corrected with { TotalAmount = 1 } }, ["corrected.totalAmount total_mismatch"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void what_cannot_be_is_refused_and_nothing_is_written(string name, AmendmentRequest request, string[] expected)
    {
        var (sheets, violations) = Amendments.Write(Original, request, Sample.Today);
        Assert.True(sheets.Count == 0, name);
        Assert.Equal(expected, Sample.Show(violations));
    }

    [Fact]
    public void all_of_it_may_come_back() =>
        Assert.Single(Sheets(Request(Returned) with { Lines = [Sample.Line(1, -10_000, -1_000), Sample.Line(2, -4_962_025, -496_202)] }));

    [Theory]
    [InlineData(TaxType.ZeroRated)]
    [InlineData(TaxType.Exempt)]
    public void a_letter_of_credit_comes_later_to_taxable_invoices_only(TaxType taxType) => Assert.Equal(
        ["reason not_taxable"],
        Sample.Show(Amendments.Write(Original with { Invoice = Sample.Invoice(taxType, (1_000, 0)) }, new(LocalLetterOfCredit), Sample.Today).Violations));

    [Fact]
    public void a_sheet_that_took_back_is_not_amended_itself()
    {
        var undone = Original with { Invoice = Sheets(Request(IssuedTwice))[0] };
        Assert.Equal(["reason nothing_to_amend"], Sample.Show(Amendments.Write(undone, new(IssuedTwice), Sample.Today).Violations));
    }

    [Fact]
    public void a_corrected_sheet_can_be_amended_by_its_own_number()
    {
        var corrected = new OriginalInvoice(Guid.CreateVersion7(), "202606014100000800000002", Sheets(Request(CorrectedEntry))[1]);
        var sheet = Assert.Single(Amendments.Write(corrected, Request(ContractCancelled), Sample.Today).Sheets);
        Assert.Equal((-9_900L, corrected.ConfirmNumber), (sheet.TotalAmount, sheet.Amendment!.OriginalConfirmNumber));
    }

    private static AmendmentRequest Request(AmendmentReason reason) => reason switch
    {
        SupplyChanged or Returned => new(reason, Event, Back),
        ContractCancelled => new(reason, Event),
        CorrectedEntry => new(reason, Corrected: Corrected),
        _ => new(reason),
    };

    private static IReadOnlyList<NewInvoice> Sheets(AmendmentRequest request)
    {
        var (sheets, violations) = Amendments.Write(Original, request, Sample.Today);
        Assert.Empty(Sample.Show(violations));
        return sheets;
    }
}
