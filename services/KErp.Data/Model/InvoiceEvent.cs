using KErp.Domain.Invoices;

namespace KErp.Data.Model;

/// <summary>One state change of an invoice: its timeline.</summary>
public sealed class InvoiceEvent
{
    public required Guid CompanyId { get; init; }
    public required Guid InvoiceId { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The transaction that wrote it: readers that follow the events stop before the oldest one still running.</summary>
    public ulong Transaction { get; private set; }
    public required InvoiceStatus Status { get; init; }
    public string? Detail { get; init; }
}
