using KErp.Data.Invoices;
using KErp.Domain.Invoices;
using KErp.Domain.Vat;

namespace KErp.Api.Totals;

/// <summary>What the company's invoices of a VAT period add up to. Purchases are those that it asked its sellers to issue (역발행).</summary>
/// <param name="From">The first day, by 작성일자.</param>
/// <param name="To">The last day.</param>
public sealed record TotalsResponse(
    int Year, int Term, VatStage? Stage, DateOnly From, DateOnly To, DirectionTotals Sales, DirectionTotals Purchases)
{
    public static TotalsResponse Of(VatPeriod period, IReadOnlyCollection<InvoiceTotal> totals) => new(
        period.Year, period.Term, period.Stage, period.From, period.To,
        DirectionTotals.Of(totals.Where(t => t.IssueType is IssueType.Forward)),
        DirectionTotals.Of(totals.Where(t => t.IssueType is IssueType.Reverse)));
}

/// <param name="Invoices">How many, 수정세금계산서 included.</param>
/// <param name="SupplyAmount">Won; what amendments took back is taken off.</param>
/// <param name="TaxAmount">Won.</param>
public sealed record DirectionTotals(int Invoices, long SupplyAmount, long TaxAmount, IReadOnlyList<TaxTypeTotals> ByTaxType)
{
    public static DirectionTotals Of(IEnumerable<InvoiceTotal> totals)
    {
        var kinds = totals.OrderBy(t => t.TaxType).ToList();
        return new(kinds.Sum(t => t.Invoices), kinds.Sum(t => t.SupplyAmount), kinds.Sum(t => t.TaxAmount), [.. kinds.Select(TaxTypeTotals.Of)]);
    }
}

/// <param name="Amendments">How many of the invoices are 수정세금계산서.</param>
public sealed record TaxTypeTotals(TaxType TaxType, int Invoices, int Amendments, long SupplyAmount, long TaxAmount)
{
    public static TaxTypeTotals Of(InvoiceTotal t) => new(t.TaxType, t.Invoices, t.Amendments, t.SupplyAmount, t.TaxAmount);
}
