using KErp.Data.Audit;
using KErp.Data.Delivery;
using KErp.Data.Idempotency;
using KErp.Data.Model;

namespace KErp.Data.Invoices;

/// <summary>Everything that one creation of several invoices, or of one that is not issued at once, writes.</summary>
/// <param name="Action">For the audit of each invoice, such as <c>invoice.draft</c>.</param>
/// <param name="Messages">What the outbox promises; empty for drafts.</param>
public sealed record InvoiceSet(
    Guid CompanyId, IReadOnlyList<Invoice> Invoices, string Action, IReadOnlyList<OutgoingMessage> Messages,
    RequestKey Key, SavedResponse Response, Caller Caller, DateTimeOffset Now)
{
    /// <summary>The bulk issue that they are, if they are one.</summary>
    public InvoiceBatch? Batch { get; init; }

    /// <summary>The invoice whose amendment they are, if they are one.</summary>
    public Guid? Original { get; init; }
}

/// <summary>Creates all of a set or nothing of it.</summary>
public sealed class InvoiceSetCreation(IdempotentCreation creation)
{
    public Task<CreationOutcome> CreateAsync(InvoiceSet set, CancellationToken cancellation) => creation.RunAsync(
        set.CompanyId,
        set.Key,
        set.Response,
        set.Now,
        async db =>
        {
            if (set.Original is { } original && await AmendmentRoom.ClaimAsync(db, original, set.Invoices, cancellation) is { } refused) return refused;
            if (set.Batch is not null) db.Add(set.Batch);
            foreach (var invoice in set.Invoices)
            {
                db.Add(invoice);
                db.Record(set.Caller, set.Now, set.Action, "invoice", invoice.Id.ToString());
            }

            foreach (var message in set.Messages) db.Promise(message, set.Now);
            return new CreationOutcome.Created();
        },
        cancellation);
}
