using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Model;

namespace KErp.Data.Invoices;

/// <summary>Everything that one creation writes.</summary>
public sealed record InvoiceToCreate(Invoice Invoice, RequestKey Key, SavedResponse Response, OutgoingMessage Message, Caller Caller, DateTimeOffset Now)
{
    public Guid CompanyId => Invoice.CompanyId;
    public Guid InvoiceId => Invoice.Id;
}

/// <summary>A message for the outbox.</summary>
public sealed record OutgoingMessage(Guid Id, string Subject, string Payload, string? TraceParent);
