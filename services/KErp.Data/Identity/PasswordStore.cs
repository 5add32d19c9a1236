using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <summary>Writes new passwords and ends what the old one had opened.</summary>
public sealed class PasswordStore(CompanyDatabase database, UserFactory users)
{
    /// <param name="user">As its password was checked: if it was changed since, nothing is written.</param>
    /// <param name="keepSession">The session that goes on.</param>
    /// <returns>The sessions that were ended; null when the password was changed by another request meanwhile.</returns>
    public Task<List<Guid>?> ChangeAsync(
        User user, string password, Guid keepSession, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            db => WriteAsync(db, user, password, keepSession, "password.change", caller, now, cancellation),
            cancellation);

    /// <returns>The sessions that were ended; null when the link was used by another request meanwhile.</returns>
    public Task<List<Guid>?> ResetAsync(
        OneTimeToken token, User user, string password, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            async db => await db.UseAsync(token, now, cancellation)
                ? await WriteAsync(db, user, password, keepSession: null, "password.reset", caller, now, cancellation)
                : null,
            cancellation);

    private async Task<List<Guid>?> WriteAsync(
        KErpDbContext db, User user, string password, Guid? keepSession, string action, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = users.HashPassword(user, password);
        var written = await db.Users.Where(u => u.Id == user.Id && u.SecurityStamp == user.SecurityStamp).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.SecurityStamp, UserFactory.NewStamp())
                .SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null).SetProperty(u => u.AccessFailedCount, 0),
            cancellation);
        if (written == 0) return null;
        // A link that is still in some mailbox would undo this change.
        await db.OneTimeTokens.Where(t => t.UserId == user.Id && t.Purpose == OneTimeToken.PasswordReset && t.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellation);
        db.Record(caller, now, action, "user", user.Id.ToString());
        return await db.RevokeSessionsAsync(
            s => s.UserId == user.Id && s.Id != keepSession, new Revocation(RevocationReasons.PasswordChanged, caller, null, now), cancellation);
    }
}
