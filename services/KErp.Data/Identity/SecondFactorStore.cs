using KErp.Data.Audit;
using KErp.Data.Encryption;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <summary>Authenticator apps and recovery codes. Each code counts once, also when it comes twice at the same moment.</summary>
public sealed class SecondFactorStore(CompanyDatabase database, FieldCipher cipher)
{
    private const int RecoveryCodes = 10;

    /// <returns>Whether the code is one of now and was not taken before.</returns>
    public Task<bool> TakeTotpAsync(User user, string code, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(AuditEntry.Platform, db => TakeTotpAsync(db, user, code, now, cancellation), cancellation);

    /// <returns>Whether it is one of the user's recovery codes; it is none any more.</returns>
    public Task<bool> TakeRecoveryCodeAsync(User user, string code, CancellationToken cancellation)
    {
        var hash = HashOf(code);
        return database.RunAsync(
            AuditEntry.Platform,
            async db => await db.Database.ExecuteSqlAsync(
                $"UPDATE users SET recovery_codes = array_remove(recovery_codes, {hash}) WHERE id = {user.Id} AND {hash} = ANY (recovery_codes)", cancellation) == 1,
            cancellation);
    }

    /// <summary>A new secret, which counts for nothing until a code of it is confirmed.</summary>
    /// <returns>Null when a second factor is in use already.</returns>
    public Task<string?> BeginAsync(Guid user, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            async db =>
            {
                var secret = Totp.NewSecret();
                var written = await db.Users.Where(u => u.Id == user && !u.TwoFactorEnabled).ExecuteUpdateAsync(
                    set => set.SetProperty(u => u.AuthenticatorKey, cipher.Seal(secret, Place(user))).SetProperty(u => u.LastTotpStep, 0), cancellation);
                return written == 1 ? secret : null;
            },
            cancellation);

    /// <returns>The recovery codes, shown this once; null when the code is wrong or there is nothing to confirm.</returns>
    public Task<IReadOnlyList<string>?> ConfirmAsync(Guid id, string code, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync<IReadOnlyList<string>?>(
            AuditEntry.Platform,
            async db =>
            {
                var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id, cancellation);
                if (user.TwoFactorEnabled || !await TakeTotpAsync(db, user, code, now, cancellation)) return null;
                var codes = NewRecoveryCodes(out var hashes);
                await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(
                    set => set.SetProperty(u => u.TwoFactorEnabled, true).SetProperty(u => u.RecoveryCodes, hashes)
                        .SetProperty(u => u.SecurityStamp, UserFactory.NewStamp()),
                    cancellation);
                db.Record(caller, now, "totp.enable", "user", id.ToString());
                await db.SaveChangesAsync(cancellation);
                return codes;
            },
            cancellation);

    public Task<int> RemoveAsync(Guid user, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            async db =>
            {
                await db.Users.Where(u => u.Id == user).ExecuteUpdateAsync(
                    set => set.SetProperty(u => u.TwoFactorEnabled, false).SetProperty(u => u.AuthenticatorKey, (string?)null)
                        .SetProperty(u => u.RecoveryCodes, new List<string>()).SetProperty(u => u.SecurityStamp, UserFactory.NewStamp()),
                    cancellation);
                db.Record(caller, now, "totp.disable", "user", user.ToString());
                return await db.SaveChangesAsync(cancellation);
            },
            cancellation);

    /// <summary>For a user who is not in the database yet and starts with a second factor.</summary>
    /// <returns>The secret and the recovery codes, shown this once.</returns>
    internal static (string Secret, IReadOnlyList<string> Codes) Enrol(User user, FieldCipher cipher)
    {
        var secret = Totp.NewSecret();
        var codes = NewRecoveryCodes(out var hashes);
        (user.AuthenticatorKey, user.TwoFactorEnabled, user.RecoveryCodes) = (cipher.Seal(secret, Place(user.Id)), true, hashes);
        return (secret, codes);
    }

    private async Task<bool> TakeTotpAsync(KErpDbContext db, User user, string code, DateTimeOffset now, CancellationToken cancellation) =>
        user.AuthenticatorKey is { } key
        && Totp.Match(cipher.Open(key, Place(user.Id)), code, now) is { } step
        // The condition decides between two that come at once: the row changes for the first only.
        && await db.Users.Where(u => u.Id == user.Id && u.LastTotpStep < step && u.AuthenticatorKey == key)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LastTotpStep, step), cancellation) == 1;

    private static List<string> NewRecoveryCodes(out List<string> hashes)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Totp.NewRecoveryCode()).ToList();
        hashes = [.. codes.Select(HashOf)];
        return codes;
    }

    /// <summary>80 random bits need no slow hash.</summary>
    private static string HashOf(string code) =>
        Convert.ToHexStringLower(OpaqueToken.HashOf(code.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant()));

    private static string Place(Guid user) => EncryptedColumns.AuthenticatorKey.Place(user);
}
