using KErp.Domain.Invoices;

namespace KErp.Domain.Vat;

public static class VatReturn
{
    /// <summary>
    /// States of invoices that belong in a return: they have a 승인번호 and were not taken back before the transmission. A
    /// failed transmission is late, not undone: the invoice was issued, and its tax is due.
    /// </summary>
    public static IReadOnlyList<InvoiceStatus> CountedStates { get; } =
        [InvoiceStatus.Issued, InvoiceStatus.Transmitting, InvoiceStatus.Transmitted, InvoiceStatus.TransmitFailed];
}
