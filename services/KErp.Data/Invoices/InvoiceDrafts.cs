using KErp.Data.Audit;
using KErp.Data.Delivery;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>Invoices that are nowhere but here: drafts, and those that the provider refused.</summary>
public sealed class InvoiceDrafts(CompanyDatabase database)
{
    /// <summary>Replaces all of its content. One that was refused is a draft again.</summary>
    public Task<DraftResult> ReviseAsync(Guid company, Guid id, InvoiceContent content, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(company, id, caller, now, "invoice.edit", async (db, row) =>
        {
            await db.Set<InvoiceLineItem>().Where(l => l.InvoiceId == id).ExecuteDeleteAsync(cancellation);
            row.Write(content);
            if (row.Status is not InvoiceStatus.Draft) db.Add(Become(row, InvoiceStatus.Draft, now));
        }, cancellation);

    /// <summary>Hands it to the provider.</summary>
    /// <param name="message">Makes the worker issue it.</param>
    public Task<DraftResult> IssueAsync(Guid company, Guid id, bool force, OutgoingMessage message, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(company, id, caller, now, "invoice.issue", (db, row) =>
        {
            row.IssueAnyway(force);
            db.Add(Become(row, InvoiceStatus.Queued, now));
            db.Promise(message, now);
            return Task.CompletedTask;
        }, cancellation);

    public Task<DraftResult> DeleteAsync(Guid company, Guid id, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(company, id, caller, now, "invoice.delete", (db, row) =>
        {
            db.Remove(row);
            return Task.CompletedTask;
        }, cancellation);

    private Task<DraftResult> ChangeAsync(
        Guid company, Guid id, Caller caller, DateTimeOffset now, string action, Func<KErpDbContext, Invoice, Task> change, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db =>
            {
                if (await db.LockInvoiceAsync(id, cancellation) is not { } row) return DraftResult.Unknown;
                if (row.Status is not (InvoiceStatus.Draft or InvoiceStatus.Failed)) return DraftResult.NotADraft;
                // What an amendment may take back depends on the others: it is asked for anew, never changed.
                if (row.AmendmentReason is not null) return DraftResult.NotADraft;
                await change(db, row);
                db.Record(caller, now, action, "invoice", id.ToString());
                await db.SaveChangesAsync(cancellation);
                return DraftResult.Changed;
            },
            cancellation);

    private static InvoiceEvent Become(Invoice row, InvoiceStatus status, DateTimeOffset now)
    {
        (row.Status, row.FailureCode, row.FailureMessage) = (status, null, null);
        return InvoiceEvent.Of(row, now);
    }
}

public enum DraftResult
{
    Changed,

    /// <summary>It is under way or issued.</summary>
    NotADraft,

    /// <summary>No such invoice in the company.</summary>
    Unknown,
}
