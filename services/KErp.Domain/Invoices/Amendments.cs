using System.Globalization;

namespace KErp.Domain.Invoices;

/// <summary>The sheets of a 수정세금계산서 (부가가치세법 시행령 제70조).</summary>
/// <remarks>
/// Sheets that undo the original are its exact negative, so that both together are zero to the won. Reasons that go back to the
/// day of the original keep its write date; the others have a date of their own, and name that of the original in a remark.
/// </remarks>
public static class Amendments
{
    /// <returns>The sheets, or everything that stands against them.</returns>
    /// <param name="original">Its state is not judged here: it must have been transmitted.</param>
    /// <param name="request">What the user gives.</param>
    /// <param name="today">The Korean date of now.</param>
    public static (IReadOnlyList<NewInvoice> Sheets, IReadOnlyList<Violation> Violations) Write(
        OriginalInvoice original, AmendmentRequest request, DateOnly today)
    {
        var found = AmendmentRules.Check(original.Invoice, request, today);
        if (found.Count > 0) return ([], found);
        var amendment = new Amendment(request.Reason, original.Id, original.ConfirmNumber);
        NewInvoice[] sheets = [.. SheetsOf(original.Invoice, request).Select(sheet => sheet with { Amendment = amendment })];
        var prefix = request.Corrected is null ? "" : "corrected.";
        found = [.. sheets.SelectMany(sheet => InvoiceRules.Check(sheet, today)).Select(v => v with { Field = prefix + v.Field })];
        return found.Count == 0 ? (sheets, []) : ([], found);
    }

    /// <summary>Whether the sheets of the reason go back to the day of the original.</summary>
    public static bool KeepsWriteDate(AmendmentReason reason) =>
        reason is AmendmentReason.CorrectedEntry or AmendmentReason.LocalLetterOfCredit or AmendmentReason.IssuedTwice;

    /// <summary>
    /// By how much a sheet changes what is left of its original, in won of supply. A sheet that stands in the original's place
    /// changes nothing: it is an invoice of its own, and amended by its own number.
    /// </summary>
    public static long EffectOf(AmendmentReason reason, long supplyAmount) =>
        reason is AmendmentReason.CorrectedEntry or AmendmentReason.LocalLetterOfCredit && supplyAmount > 0 ? 0 : supplyAmount;

    private static NewInvoice[] SheetsOf(NewInvoice original, AmendmentRequest request) => request.Reason switch
    {
        AmendmentReason.CorrectedEntry => [original.Negated(), request.Corrected!],
        AmendmentReason.LocalLetterOfCredit => [original.Negated(), ZeroRated(original)],
        AmendmentReason.IssuedTwice => [original.Negated()],
        AmendmentReason.ContractCancelled => [Dated(original.Negated(), original, request)],
        _ => [Dated(WithLines(original, request.Lines!), original, request)],
    };

    /// <summary>How the original was paid says nothing about an amount without its tax.</summary>
    private static NewInvoice ZeroRated(NewInvoice original) =>
        WithLines(original with { TaxType = TaxType.ZeroRated }, [.. original.Lines.Select(line => line with { TaxAmount = 0 })]);

    private static NewInvoice WithLines(NewInvoice original, IReadOnlyList<InvoiceLine> lines)
    {
        var (supply, tax) = (lines.Sum(line => line.SupplyAmount), lines.Sum(line => line.TaxAmount));
        return original with { Lines = lines, SupplyAmount = supply, TaxAmount = tax, TotalAmount = supply + tax, Payment = Payment.NotStated };
    }

    private static NewInvoice Dated(NewInvoice sheet, NewInvoice original, AmendmentRequest request) => sheet with
    {
        WriteDate = request.Date!.Value,
        Remarks = [.. request.Remarks ?? [], string.Create(CultureInfo.InvariantCulture, $"당초 작성일자 {original.WriteDate:yyyy-MM-dd}")],
    };
}
