using KErp.Domain.Invoices;

namespace KErp.Data.Invoices;

/// <summary>What the provider's answer makes of an invoice that was claimed.</summary>
public sealed record Settlement
{
    private Settlement(InvoiceStatus status) => Status = status;

    /// <summary>역발행요청: its seller was asked to issue it.</summary>
    public static Settlement Requested { get; } = new(InvoiceStatus.Requested);

    public InvoiceStatus Status { get; }
    public string? ConfirmNumber { get; private init; }
    public string? FailureCode { get; private init; }
    public string? FailureMessage { get; private init; }

    /// <summary>For the timeline.</summary>
    public string? Detail => FailureCode is null ? ConfirmNumber : $"{FailureCode}: {FailureMessage}";

    public static Settlement Issued(string confirmNumber) => new(InvoiceStatus.Issued) { ConfirmNumber = confirmNumber };

    /// <summary>A definite no.</summary>
    public static Settlement Refused(string code, string reason) => new(InvoiceStatus.Failed) { FailureCode = code, FailureMessage = reason };
}
