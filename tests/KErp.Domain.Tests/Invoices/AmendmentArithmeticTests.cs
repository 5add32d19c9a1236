using KErp.Domain.Invoices;
using static KErp.Domain.Invoices.AmendmentReason;

namespace KErp.Domain.Tests.Invoices;

/// <summary>VAT and amendments to the won: originals by both roundings, with negative lines and VAT-inclusive prices.</summary>
public sealed class AmendmentArithmeticTests
{
    private static readonly DateOnly Event = Sample.Today;

    /// <summary>The prices of the lines, whether they include the tax, the rounding; the invoice that comes of it.</summary>
    public static TheoryData<long[], bool, VatRounding, long, long> Invoices => new()
    {
        { [10_000], false, VatRounding.Floor, 10_000, 1_000 },
        { [4_962_025], false, VatRounding.Floor, 4_962_025, 496_202 },
        { [4_962_025], false, VatRounding.HalfUp, 4_962_025, 496_203 },
        // A won is lost in every line, not in the sum: 3 × 0 is not 1.
        { [5, 5, 5], false, VatRounding.Floor, 15, 0 },
        { [5, 5, 5], false, VatRounding.HalfUp, 15, 3 },
        { [1_005, 1_005, 1_005], false, VatRounding.Floor, 3_015, 300 },
        { [1_005, 1_005, 1_005], false, VatRounding.HalfUp, 3_015, 303 },
        // A discount rounds like the price that it takes from.
        { [10_005, -1_005], false, VatRounding.Floor, 9_000, 900 },
        { [10_005, -1_005], false, VatRounding.HalfUp, 9_000, 900 },
        { [10_005, -1_004], false, VatRounding.Floor, 9_001, 900 },
        { [10_005, -1_004], false, VatRounding.HalfUp, 9_001, 901 },
        { [11_000], true, VatRounding.Floor, 10_000, 1_000 },
        { [10_000], true, VatRounding.Floor, 9_091, 909 },
        { [10_000], true, VatRounding.HalfUp, 9_091, 909 },
        { [10_006], true, VatRounding.Floor, 9_097, 909 },
        { [10_006], true, VatRounding.HalfUp, 9_096, 910 },
        { [9_900, 990, -6], true, VatRounding.Floor, 9_894, 990 },
        { [9_900, 990, -6], true, VatRounding.HalfUp, 9_895, 989 },
        { [909_090_909_095], false, VatRounding.Floor, 909_090_909_095, 90_909_090_909 },
        { [909_090_909_095], false, VatRounding.HalfUp, 909_090_909_095, 90_909_090_910 },
    };

    [Theory]
    [MemberData(nameof(Invoices))]
    public void prices_become_supply_and_tax(long[] prices, bool inclusive, VatRounding rounding, long supply, long tax)
    {
        var invoice = Priced(prices, inclusive, rounding);
        Assert.Equal((supply, tax, supply + tax), (invoice.SupplyAmount, invoice.TaxAmount, invoice.TotalAmount));
        Assert.Empty(Sample.Check(invoice));
        if (inclusive) Assert.Equal(prices.Sum(), invoice.TotalAmount);
    }

    [Theory]
    [MemberData(nameof(Invoices))]
    public void what_undoes_it_leaves_nothing(long[] prices, bool inclusive, VatRounding rounding, long supply, long tax)
    {
        var invoice = Priced(prices, inclusive, rounding);
        Assert.Equal((supply, tax), (invoice.SupplyAmount, invoice.TaxAmount));
        foreach (var request in (AmendmentRequest[])[new(IssuedTwice), new(ContractCancelled, Event), new(Returned, Event, [.. invoice.Lines.Select(line => line.Negated())])])
            Assert.Equal((0L, 0L, 0L), Net(invoice, request));
    }

    [Theory]
    [MemberData(nameof(Invoices))]
    public void a_later_letter_of_credit_leaves_the_supply_without_the_tax(long[] prices, bool inclusive, VatRounding rounding, long supply, long tax)
    {
        var invoice = Priced(prices, inclusive, rounding);
        Assert.Equal(tax, invoice.TaxAmount);
        Assert.Equal((supply, 0L, supply), Net(invoice, new(LocalLetterOfCredit)));
    }

    [Theory]
    [MemberData(nameof(Invoices))]
    public void a_correction_leaves_what_was_corrected(long[] prices, bool inclusive, VatRounding rounding, long supply, long tax)
    {
        var corrected = Sample.Invoice(TaxType.Taxable, (777_777, 77_777));
        var invoice = Priced(prices, inclusive, rounding);
        Assert.Equal((supply, tax), (invoice.SupplyAmount, invoice.TaxAmount));
        Assert.Equal((777_777L, 77_777L, 855_554L), Net(invoice, new(CorrectedEntry, Corrected: corrected)));
    }

    /// <summary>Reason, amounts of the sheet, what is left of 1,000,000 + 100,000.</summary>
    public static TheoryData<AmendmentReason, long, long, long, long> Differences => new()
    {
        { SupplyChanged, 50_005, 5_000, 1_050_005, 105_000 },
        { SupplyChanged, 50_005, 5_001, 1_050_005, 105_001 },
        { SupplyChanged, -50_005, -5_000, 949_995, 95_000 },
        { SupplyChanged, -50_005, -5_001, 949_995, 94_999 },
        { SupplyChanged, -1_000_000, -100_000, 0, 0 },
        { Returned, -333_333, -33_333, 666_667, 66_667 },
        { Returned, -1, 0, 999_999, 100_000 },
        { Returned, -1_000_000, -100_000, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void a_difference_leaves_the_rest(AmendmentReason reason, long supply, long tax, long supplyLeft, long taxLeft) =>
        Assert.Equal(
            (supplyLeft, taxLeft, supplyLeft + taxLeft),
            Net(Sample.Invoice(TaxType.Taxable, (1_000_000, 100_000)), new(reason, Event, [Line(supply, tax)])));

    [Theory]
    [InlineData(TaxType.ZeroRated)]
    [InlineData(TaxType.Exempt)]
    public void without_tax_the_supply_alone_is_undone(TaxType taxType) =>
        Assert.Equal((0L, 0L, 0L), Net(Sample.Invoice(taxType, (1_234_567, 0), (-34_567, 0)), new(IssuedTwice)));

    [Theory]
    [InlineData(CorrectedEntry, -1_000, -1_000)]
    [InlineData(CorrectedEntry, 900, 0)]
    [InlineData(LocalLetterOfCredit, 1_000, 0)]
    [InlineData(SupplyChanged, 100, 100)]
    [InlineData(SupplyChanged, -100, -100)]
    [InlineData(Returned, -100, -100)]
    [InlineData(IssuedTwice, -1_000, -1_000)]
    public void a_sheet_in_the_originals_place_takes_nothing_from_it(AmendmentReason reason, long supply, long effect) =>
        Assert.Equal(effect, Amendments.EffectOf(reason, supply));

    private static NewInvoice Priced(long[] prices, bool inclusive, VatRounding rounding) => Sample.Invoice(
        TaxType.Taxable,
        [.. prices.Select(price => inclusive ? VatRules.SplitInclusive(price, rounding) : (price, VatRules.TaxOf(price, rounding)))]);

    /// <summary>What the tax office adds up: the original and all its sheets.</summary>
    private static (long Supply, long Tax, long Total) Net(NewInvoice invoice, AmendmentRequest request)
    {
        var (sheets, violations) = Amendments.Write(new OriginalInvoice(Guid.CreateVersion7(), "202607094100000800000001", invoice), request, Sample.Today);
        Assert.Empty(Sample.Show(violations));
        Assert.NotEmpty(sheets);
        NewInvoice[] all = [invoice, .. sheets];
        return (all.Sum(i => i.SupplyAmount), all.Sum(i => i.TaxAmount), all.Sum(i => i.TotalAmount));
    }

    private static InvoiceLine Line(long supply, long tax) => Sample.Line(1, supply, tax) with { UnitPrice = null };
}
