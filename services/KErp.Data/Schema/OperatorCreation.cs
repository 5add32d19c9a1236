using KErp.Data.Audit;
using KErp.Data.Encryption;
using KErp.Data.Identity;
using KErp.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Schema;

/// <param name="Uri">For a QR code in the authenticator app; shown this once.</param>
/// <param name="RecoveryCodes">Each signs in once without the app; shown this once.</param>
public sealed record NewOperator(string Uri, IReadOnlyList<string> RecoveryCodes);

/// <summary>The first operators are made by whoever owns the schema: nobody else can, for no route adds one.</summary>
public sealed class OperatorCreation(string ownerConnectionString, FieldCipher cipher, TimeProvider time)
{
    /// <returns>Null when the address belongs to a user already.</returns>
    public async Task<NewOperator?> CreateAsync(string email, string name, string password, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var user = new UserFactory(new PasswordHasher<User>(), new UpperInvariantLookupNormalizer()).Create(email, name, password, now, isOperator: true);
        var (secret, codes) = SecondFactorStore.Enrol(user, cipher);
        await using var db = SchemaMigrator.ContextFor(ownerConnectionString);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == user.NormalizedEmail, cancellation)) return null;
        db.CurrentCompany = AuditEntry.Platform;
        db.Users.Add(user);
        db.Record(new Caller("system", RemoteAddress: null), now, "operator.create", "user", user.Id.ToString());
        await db.SaveChangesAsync(cancellation);
        return new NewOperator(Totp.Uri(secret, email), codes);
    }
}
