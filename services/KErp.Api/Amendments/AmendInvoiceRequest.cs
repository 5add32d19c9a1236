using KErp.Api.Invoices;
using KErp.Domain.Invoices;

namespace KErp.Api.Amendments;

/// <summary>수정세금계산서. Each reason needs some of the fields, and allows no other.</summary>
public sealed record AmendInvoiceRequest
{
    public AmendmentReason? Reason { get; init; }

    /// <summary>When it happened: for <c>supply_changed</c>, <c>returned</c> and <c>contract_cancelled</c>.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Lines of the sheet with their sign: the difference of <c>supply_changed</c>, what came back (negative) of <c>returned</c>.</summary>
    public IReadOnlyList<LineRequest?>? Lines { get; init; }

    /// <summary>비고 of a sheet that has a date of its own; the date of the original is added to them.</summary>
    public IReadOnlyList<string?>? Remarks { get; init; }

    /// <summary>The invoice as it should have been, for <c>corrected_entry</c>; its write date is the original's.</summary>
    public InvoiceRequest? Corrected { get; init; }

    /// <summary>지연발급: issue although the date to issue by has passed.</summary>
    public bool? ForceIssue { get; init; }
}

/// <param name="Sheets">One, or two: what undoes the original, and what stands in its place.</param>
public sealed record AmendmentSheets(IReadOnlyList<InvoiceResponse> Sheets);
