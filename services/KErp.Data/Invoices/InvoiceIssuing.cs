using KErp.Data.Delivery;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>The state changes of an invoice on its way to the 승인번호, each guarded so that only the latest claim counts.</summary>
public sealed class InvoiceIssuing(CompanyDatabase database, TimeProvider time)
{
    /// <summary>Step a: <c>queued → issuing</c> under a lease, in a transaction of its own.</summary>
    public Task<Claim> ClaimAsync(Guid company, Guid invoice, TimeSpan lease, CancellationToken cancellation) =>
        database.RunAsync<Claim>(
            company,
            async db =>
            {
                var now = time.GetUtcNow();
                var claimed = await db.Invoices
                    .Where(i => i.Id == invoice
                        && (i.Status == InvoiceStatus.Queued || (i.Status == InvoiceStatus.Issuing && i.LeaseUntil < now)))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(i => i.Status, InvoiceStatus.Issuing)
                            .SetProperty(i => i.Attempt, i => i.Attempt + 1)
                            .SetProperty(i => i.LeaseUntil, now + lease),
                        cancellation);
                var row = await db.Invoices.AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Number))
                    .FirstOrDefaultAsync(i => i.Id == invoice, cancellation);
                return (claimed, row) switch
                {
                    (_, null) => new Claim.Unknown(),
                    (1, _) => new Claim.Taken(row),
                    (_, { Status: InvoiceStatus.Issuing, LeaseUntil: { } until }) => new Claim.Busy(until - now),
                    _ => new Claim.Settled(),
                };
            },
            cancellation);

    /// <summary>Step c, success: the 승인번호, the timeline, the inbox and the outbox in one transaction.</summary>
    /// <returns>False when a later claim owns the invoice: nothing was written.</returns>
    public Task<bool> CompleteAsync(Invoice claimed, string confirmNumber, ReceivedMessage message, CancellationToken cancellation) =>
        SettleAsync(
            claimed,
            message,
            (invoices, now) => invoices.ExecuteUpdateAsync(
                set => set.SetProperty(i => i.Status, InvoiceStatus.Issued)
                    .SetProperty(i => i.NtsConfirmNumber, confirmNumber)
                    .SetProperty(i => i.IssuedAt, now)
                    .SetProperty(i => i.FailureCode, (string?)null)
                    .SetProperty(i => i.FailureMessage, (string?)null)
                    .SetProperty(i => i.LeaseUntil, (DateTimeOffset?)null),
                cancellation),
            InvoiceStatus.Issued,
            confirmNumber,
            cancellation);

    /// <summary>Step c, a definite no: the invoice is <c>failed</c> with the provider's reason.</summary>
    /// <returns>False when a later claim owns the invoice: nothing was written.</returns>
    public Task<bool> RefuseAsync(Invoice claimed, string code, string reason, ReceivedMessage message, CancellationToken cancellation) =>
        SettleAsync(
            claimed,
            message,
            (invoices, _) => invoices.ExecuteUpdateAsync(
                set => set.SetProperty(i => i.Status, InvoiceStatus.Failed)
                    .SetProperty(i => i.FailureCode, code)
                    .SetProperty(i => i.FailureMessage, reason)
                    .SetProperty(i => i.LeaseUntil, (DateTimeOffset?)null),
                cancellation),
            InvoiceStatus.Failed,
            $"{code}: {reason}",
            cancellation);

    /// <summary>Back to <c>queued</c> after a transient failure, which is noted and will be tried again.</summary>
    public Task RequeueAsync(Invoice claimed, string code, string reason, CancellationToken cancellation) =>
        database.RunAsync(
            claimed.CompanyId,
            db => OwnedBy(db, claimed).ExecuteUpdateAsync(
                set => set.SetProperty(i => i.Status, InvoiceStatus.Queued)
                    .SetProperty(i => i.FailureCode, code)
                    .SetProperty(i => i.FailureMessage, reason)
                    .SetProperty(i => i.LeaseUntil, (DateTimeOffset?)null),
                cancellation),
            cancellation);

    /// <summary>A message whose invoice needs nothing more is done: only inbox and outbox are written.</summary>
    public Task AcknowledgeAsync(ReceivedMessage message, CancellationToken cancellation) =>
        database.RunAsync(
            message.CompanyId,
            db => db.EndMessageAsync(message, InboxMessage.Done, time.GetUtcNow(), cancellation),
            cancellation);

    private Task<bool> SettleAsync(
        Invoice claimed,
        ReceivedMessage message,
        Func<IQueryable<Invoice>, DateTimeOffset, Task<int>> change,
        InvoiceStatus status,
        string detail,
        CancellationToken cancellation) =>
        database.RunAsync(
            claimed.CompanyId,
            async db =>
            {
                var now = time.GetUtcNow();
                if (await change(OwnedBy(db, claimed), now) == 0) return false;
                db.Add(new InvoiceEvent
                {
                    CompanyId = claimed.CompanyId, InvoiceId = claimed.Id, Id = Guid.CreateVersion7(now), At = now, Status = status, Detail = detail,
                });
                await db.SaveChangesAsync(cancellation);
                await db.EndMessageAsync(message, InboxMessage.Done, now, cancellation);
                return true;
            },
            cancellation);

    private static IQueryable<Invoice> OwnedBy(KErpDbContext db, Invoice claimed) =>
        db.Invoices.Where(i => i.Id == claimed.Id && i.Status == InvoiceStatus.Issuing && i.Attempt == claimed.Attempt);
}
