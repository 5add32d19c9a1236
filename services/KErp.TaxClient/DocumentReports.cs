using System.Globalization;
using KErp.Data.Invoices;
using KErp.Domain.Invoices;
using KErp.Protos.Tax.V1;

namespace KErp.TaxClient;

/// <summary>What the provider says about a document, in our words.</summary>
public static class DocumentReports
{
    /// <returns>Null for a state that says nothing about an issued or requested invoice.</returns>
    public static DocumentReport? Read(TaxInvoiceState state) => StatusOf(state.State) is { } status
        ? new DocumentReport(status, OrNull(state.NtsConfirmNumber), OrNull(state.NtsResultCode), At(state.ChangedAt))
        : null;

    private static InvoiceStatus? StatusOf(DocumentState state) => state switch
    {
        DocumentState.Issued => InvoiceStatus.Issued,
        DocumentState.Transmitting => InvoiceStatus.Transmitting,
        DocumentState.Transmitted => InvoiceStatus.Transmitted,
        DocumentState.TransmitFailed => InvoiceStatus.TransmitFailed,
        DocumentState.Cancelled => InvoiceStatus.Cancelled,
        DocumentState.Requested => InvoiceStatus.Requested,
        DocumentState.RequestRefused => InvoiceStatus.RequestRefused,
        DocumentState.RequestCancelled => InvoiceStatus.RequestCancelled,
        _ => null,
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static DateTimeOffset? At(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
}
