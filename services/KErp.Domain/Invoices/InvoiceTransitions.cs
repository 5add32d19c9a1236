namespace KErp.Domain.Invoices;

/// <summary>
/// Which state that the provider reports follows which of ours. What is not here is old news: reports come by webhook and by
/// poll, late, twice and out of order.
/// </summary>
public static class InvoiceTransitions
{
    private static readonly InvoiceStatus[] Sent = [InvoiceStatus.Transmitting, InvoiceStatus.Transmitted, InvoiceStatus.TransmitFailed];

    private static readonly Dictionary<InvoiceStatus, InvoiceStatus[]> Next = new()
    {
        [InvoiceStatus.Requested] = [InvoiceStatus.Issued, .. Sent, InvoiceStatus.RequestRefused, InvoiceStatus.RequestCancelled],
        [InvoiceStatus.Issued] = [.. Sent, InvoiceStatus.Cancelled],
        [InvoiceStatus.Transmitting] = [InvoiceStatus.Transmitted, InvoiceStatus.TransmitFailed],
        // A refused one may be sent once more.
        [InvoiceStatus.TransmitFailed] = [InvoiceStatus.Transmitting, InvoiceStatus.Transmitted],
    };

    public static bool Follows(InvoiceStatus from, InvoiceStatus to) => Next.TryGetValue(from, out var next) && next.Contains(to);

    /// <summary>Whether the provider may still report a change on its own.</summary>
    public static bool IsFollowed(InvoiceStatus status) =>
        status is InvoiceStatus.Requested or InvoiceStatus.Issued or InvoiceStatus.Transmitting;
}
