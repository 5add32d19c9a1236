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

    /// <summary>Step c, success: the result, the timeline, the follow-up, the inbox and the outbox in one transaction.</summary>
    /// <returns>False when a later claim owns the invoice: nothing was written.</returns>
    public Task<bool> CompleteAsync(Invoice claimed, Settlement settlement, ReceivedMessage message, CancellationToken cancellation) =>
        SettleAsync(claimed, settlement, message, cancellation);

    /// <summary>Step c, a definite no: the invoice is <c>failed</c> with the provider's reason.</summary>
    /// <returns>False when a later claim owns the invoice: nothing was written.</returns>
    public Task<bool> RefuseAsync(Invoice claimed, string code, string reason, ReceivedMessage message, CancellationToken cancellation) =>
        SettleAsync(claimed, Settlement.Refused(code, reason), message, cancellation);

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

    private Task<bool> SettleAsync(Invoice claimed, Settlement settlement, ReceivedMessage message, CancellationToken cancellation) =>
        database.RunAsync(
            claimed.CompanyId,
            async db =>
            {
                var now = time.GetDatabaseNow();
                if (!await SettleAsync(db, claimed, settlement, now, cancellation)) return false;
                await db.SaveChangesAsync(cancellation);
                await db.EndMessageAsync(message, InboxMessage.Done, now, cancellation);
                return true;
            },
            cancellation);

    /// <summary>Adds what becomes of one claimed invoice to a transaction.</summary>
    /// <returns>False when a later claim owns the invoice: nothing was added.</returns>
    internal static async Task<bool> SettleAsync(KErpDbContext db, Invoice claimed, Settlement settlement, DateTimeOffset now, CancellationToken cancellation)
    {
        var issuedAt = settlement.Status is InvoiceStatus.Issued ? now : (DateTimeOffset?)null;
        var written = await OwnedBy(db, claimed).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Status, settlement.Status)
                .SetProperty(i => i.NtsConfirmNumber, settlement.ConfirmNumber)
                .SetProperty(i => i.IssuedAt, issuedAt)
                .SetProperty(i => i.FailureCode, settlement.FailureCode)
                .SetProperty(i => i.FailureMessage, settlement.FailureMessage)
                .SetProperty(i => i.LeaseUntil, (DateTimeOffset?)null),
            cancellation);
        if (written == 0) return false;
        (claimed.Status, claimed.NtsConfirmNumber) = (settlement.Status, settlement.ConfirmNumber);
        db.Add(InvoiceEvent.Of(claimed, now, settlement.Detail));
        await InvoiceFollowUp.FollowAsync(db, claimed, now, cancellation);
        return true;
    }

    /// <summary>Gives one claim back within a transaction.</summary>
    /// <returns>False when a later claim owns the invoice.</returns>
    internal static async Task<bool> RequeueAsync(KErpDbContext db, Invoice claimed, CancellationToken cancellation) =>
        await OwnedBy(db, claimed).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Status, InvoiceStatus.Queued).SetProperty(i => i.LeaseUntil, (DateTimeOffset?)null), cancellation) == 1;

    private static IQueryable<Invoice> OwnedBy(KErpDbContext db, Invoice claimed) =>
        db.Invoices.Where(i => i.Id == claimed.Id && i.Status == InvoiceStatus.Issuing && i.Attempt == claimed.Attempt);
}
