namespace KErp.Domain.Invoices;

/// <summary>What the user gives for a 수정세금계산서. Which of it a reason needs, <see cref="AmendmentRules"/> say.</summary>
/// <param name="Date">When the supply changed, the goods came back or the contract was cancelled, a Korean date.</param>
/// <param name="Lines">Of the sheet, with their sign: the difference, or the part that came back.</param>
/// <param name="Remarks">Of the sheet, besides the date of the original.</param>
/// <param name="Corrected">The invoice as it should have been.</param>
public sealed record AmendmentRequest(
    AmendmentReason Reason,
    DateOnly? Date = null,
    IReadOnlyList<InvoiceLine>? Lines = null,
    IReadOnlyList<string>? Remarks = null,
    NewInvoice? Corrected = null);

/// <summary>The invoice that is amended.</summary>
/// <param name="ConfirmNumber">Its 승인번호.</param>
public sealed record OriginalInvoice(Guid Id, string ConfirmNumber, NewInvoice Invoice);
