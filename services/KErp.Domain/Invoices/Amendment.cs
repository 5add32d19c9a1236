namespace KErp.Domain.Invoices;

/// <summary>What makes an invoice a 수정세금계산서.</summary>
/// <param name="OriginalInvoiceId">The invoice of ours that it amends.</param>
/// <param name="OriginalConfirmNumber">Its 승인번호.</param>
public sealed record Amendment(AmendmentReason Reason, Guid OriginalInvoiceId, string OriginalConfirmNumber);
