using KErp.Data.Audit;
using KErp.Domain.Invoices;

namespace KErp.Data.Invoices;

/// <summary>Everything that one creation writes.</summary>
public sealed record InvoiceToCreate(
    Guid CompanyId,
    Guid InvoiceId,
    string MgtKey,
    DateOnly IssueDeadline,
    NewInvoice Invoice,
    RequestKey Key,
    SavedResponse Response,
    OutgoingMessage Message,
    Caller Caller,
    DateTimeOffset Now);

/// <summary>What makes a request the same as an earlier one.</summary>
public sealed record RequestKey(string Route, string Key, byte[] Fingerprint);

/// <summary>The answer that is remembered with the key, to the byte.</summary>
public sealed record SavedResponse(int Status, string Body, string Location);

/// <summary>A message for the outbox.</summary>
public sealed record OutgoingMessage(Guid Id, string Subject, string Payload, string? TraceParent);

public abstract record CreationOutcome
{
    private CreationOutcome() { }

    public sealed record Created : CreationOutcome;

    /// <summary>The key was used before with the same body.</summary>
    public sealed record Replayed(SavedResponse Response) : CreationOutcome;

    /// <summary>The key was used before with another body.</summary>
    public sealed record KeyReused : CreationOutcome;

    /// <summary>A request with the key is still running after the lock time-out.</summary>
    public sealed record InProgress : CreationOutcome;
}
