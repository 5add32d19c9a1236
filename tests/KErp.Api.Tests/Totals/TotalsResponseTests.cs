using KErp.Api.Totals;
using KErp.Domain.Invoices;
using KErp.Domain.Vat;

namespace KErp.Api.Tests.Totals;

public sealed class TotalsResponseTests
{
    [Fact]
    public void Sales_and_purchases_are_added_up_apart()
    {
        var totals = TotalsResponse.Of(new VatPeriod(2026, 2, VatStage.Final),
        [
            new(IssueType.Forward, TaxType.ZeroRated, 1, 0, 500, 0),
            new(IssueType.Forward, TaxType.Taxable, 3, 1, 9_000, 900),
            new(IssueType.Reverse, TaxType.Taxable, 2, 0, 70, 7),
        ]);

        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31)), (totals.From, totals.To));
        Assert.Equal((4, 9_500L, 900L), (totals.Sales.Invoices, totals.Sales.SupplyAmount, totals.Sales.TaxAmount));
        Assert.Equal([new(TaxType.Taxable, 3, 1, 9_000, 900), new(TaxType.ZeroRated, 1, 0, 500, 0)], totals.Sales.ByTaxType);
        Assert.Equal((2, 70L, 7L), (totals.Purchases.Invoices, totals.Purchases.SupplyAmount, totals.Purchases.TaxAmount));
    }
}
