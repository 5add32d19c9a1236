using KErp.Domain.Invoices;

namespace KErp.Data.Invoices;

/// <summary>What the provider says about a document.</summary>
/// <param name="ConfirmNumber">승인번호, once there is one.</param>
/// <param name="ResultCode">The tax office's word on the transmission, such as <c>SUC001</c>.</param>
/// <param name="ChangedAt">When the document came to this state, if the provider says so.</param>
public sealed record DocumentReport(InvoiceStatus Status, string? ConfirmNumber, string? ResultCode, DateTimeOffset? ChangedAt);
