using System.Globalization;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.Domain.Vat;

namespace KErp.Api.Totals;

internal static class GetTotals
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <param name="year">Of the term, such as 2026.</param>
    /// <param name="term">1 for January to June (1기), 2 for July to December (2기).</param>
    /// <param name="stage"><c>preliminary</c> (예정) or <c>final</c> (확정), three months each; the whole term when left out.</param>
    public static async Task<IResult> HandleAsync(
        Principal principal, InvoiceStore invoices, CancellationToken cancellation, string? year = null, string? term = null, string? stage = null)
    {
        var violations = new List<Violation>();
        var period = new VatPeriod(
            ReadNumber("year", year, FirstYear, LastYear, violations), ReadNumber("term", term, 1, 2, violations), ReadStage(stage, violations));
        if (violations.Count > 0) return violations.ToResult();
        return Results.Ok(TotalsResponse.Of(period, await invoices.TotalsAsync(principal.Company, period, cancellation)));
    }

    private static int ReadNumber(string field, string? text, int min, int max, List<Violation> violations)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max) return number;
        violations.Add(text is null
            ? RequestViolations.Required(field)
            : new Violation(field, "out_of_range", $"{min}부터 {max}까지의 수여야 합니다.", $"A number from {min} to {max} is expected."));
        return min;
    }

    private static VatStage? ReadStage(string? text, List<Violation> violations)
    {
        if (text is null) return null;
        if (Words.TryRead<VatStage>(text, out var stage)) return stage;
        violations.Add(new Violation("stage", InvoiceViolationCodes.UnknownValue, "preliminary(예정) 또는 final(확정)이어야 합니다.", "Either preliminary or final."));
        return null;
    }
}
