using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <summary>Links that were mailed. Each works once: the update that marks it used has the condition in it.</summary>
public sealed class OneTimeTokenStore(CompanyDatabase database)
{
    /// <returns>The token if it could still be used; null otherwise.</returns>
    public Task<OneTimeToken?> FindAsync(string text, string purpose, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = OpaqueToken.HashOf(text);
        return database.RunAsync(
            AuditEntry.Platform,
            db => db.OneTimeTokens.AsNoTracking()
                .FirstOrDefaultAsync(t => t.Hash == hash && t.Purpose == purpose && t.UsedAt == null && t.ExpiresAt > now, cancellation),
            cancellation);
    }

    /// <summary>Adds a token with the mail that carries it.</summary>
    public Task<int> AddAsync(OneTimeToken token, Mail mail, Caller caller, string action, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            db =>
            {
                db.OneTimeTokens.Add(token);
                db.Mails.Add(mail);
                db.Record(caller, token.CreatedAt, action, "user", token.UserId.ToString()!);
                return db.SaveChangesAsync(cancellation);
            },
            cancellation);

    /// <returns>Whether the address is confirmed now.</returns>
    public Task<bool> ConfirmEmailAsync(OneTimeToken token, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            async db =>
            {
                if (!await db.UseAsync(token, now, cancellation)) return false;
                await db.Users.Where(u => u.Id == token.UserId && u.Email == token.Email && u.EmailConfirmedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailConfirmedAt, now), cancellation);
                db.Record(caller, now, "email.confirm", "user", token.UserId.ToString()!);
                await db.SaveChangesAsync(cancellation);
                return true;
            },
            cancellation);
}

internal static class OneTimeTokenWriting
{
    /// <returns>Whether it was this use that counts.</returns>
    public static async Task<bool> UseAsync(this KErpDbContext db, OneTimeToken token, DateTimeOffset now, CancellationToken cancellation) =>
        await db.OneTimeTokens.Where(t => t.Hash == token.Hash && t.UsedAt == null && t.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellation) == 1;
}
