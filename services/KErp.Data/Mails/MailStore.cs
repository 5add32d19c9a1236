using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Mails;

/// <summary>The mails that transactions promised, for those who send them. A mail has one ending: sent or failed.</summary>
public sealed class MailStore(CompanyDatabase database, TimeProvider time)
{
    /// <summary>
    /// Takes the mail that has been due longest and keeps other workers from it for <paramref name="lease"/>. A worker that
    /// dies meanwhile leaves it due again.
    /// </summary>
    /// <returns>The mail with this attempt counted; null when none is due.</returns>
    public Task<Mail?> ClaimAsync(TimeSpan lease, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.RunAsync(
            AuditEntry.Platform,
            async db =>
            {
                var claimed = await db.Mails.FromSql(
                    $"""
                     UPDATE mails SET attempts = attempts + 1, due_at = {now + lease} WHERE id = (
                         SELECT id FROM mails WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= {now}
                         ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                     RETURNING *
                     """).AsNoTracking().ToListAsync(cancellation);
                return claimed.SingleOrDefault();
            },
            cancellation);
    }

    /// <summary>The server has it, whoever claimed it since. The body, with the link in it, is forgotten.</summary>
    public Task CompleteAsync(Mail mail, CancellationToken cancellation) => UpdateAsync(
        db => db.Mails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.SentAt, time.GetUtcNow()).SetProperty(m => m.Body, "")
                .SetProperty(m => m.FailedAt, (DateTimeOffset?)null).SetProperty(m => m.Failure, (string?)null),
            cancellation),
        cancellation);

    /// <summary>Due again after <paramref name="delay"/>.</summary>
    /// <param name="failure">Why this attempt did not succeed, for the operator.</param>
    /// <returns>False when a later attempt owns the mail by now.</returns>
    public Task<bool> RetryAsync(Mail mail, TimeSpan delay, string failure, CancellationToken cancellation) => UpdateAsync(
        db => Claimed(db, mail).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.DueAt, time.GetUtcNow() + delay).SetProperty(m => m.Failure, failure), cancellation),
        cancellation);

    /// <summary>No further attempt. The body is forgotten.</summary>
    /// <returns>False when a later attempt owns the mail by now.</returns>
    public Task<bool> FailAsync(Mail mail, string failure, CancellationToken cancellation) => UpdateAsync(
        db => Claimed(db, mail).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.FailedAt, time.GetUtcNow()).SetProperty(m => m.Failure, failure).SetProperty(m => m.Body, ""), cancellation),
        cancellation);

    /// <summary>Mails without an ending.</summary>
    public Task<int> CountWaitingAsync(CancellationToken cancellation) => database.RunAsync(
        AuditEntry.Platform, db => db.Mails.CountAsync(m => m.SentAt == null && m.FailedAt == null, cancellation), cancellation);

    private static IQueryable<Mail> Claimed(KErpDbContext db, Mail mail) =>
        db.Mails.Where(m => m.Id == mail.Id && m.Attempts == mail.Attempts && m.SentAt == null && m.FailedAt == null);

    private Task<bool> UpdateAsync(Func<KErpDbContext, Task<int>> update, CancellationToken cancellation) =>
        database.RunAsync(AuditEntry.Platform, async db => await update(db) == 1, cancellation);
}
