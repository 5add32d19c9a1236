namespace KErp.Domain.Invoices;

public enum InvoicePurpose
{
    /// <summary>영수: already paid.</summary>
    Receipt,

    /// <summary>청구: to be paid.</summary>
    Charge,
}
