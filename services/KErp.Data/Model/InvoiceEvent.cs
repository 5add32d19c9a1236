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

    /// <summary>The state that the invoice has now.</summary>
    public static InvoiceEvent Of(Invoice invoice, DateTimeOffset now, string? detail = null) => new()
    {
        CompanyId = invoice.CompanyId, InvoiceId = invoice.Id, Id = Guid.CreateVersion7(now), At = now, Status = invoice.Status, Detail = detail,
    };
}
