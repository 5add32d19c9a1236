using System.Linq.Expressions;
using KErp.Data.Audit;
using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <param name="Reason">One of <see cref="RevocationReasons"/>.</param>
/// <param name="Company">In whose audit it is recorded; the platform's when null.</param>
public sealed record Revocation(string Reason, Caller Caller, Guid? Company, DateTimeOffset Now);

public static class RevocationReasons
{
    public const string Logout = "logout";
    public const string Revoked = "revoked";
    public const string Reuse = "reuse";
    public const string PasswordChanged = "password_changed";
    public const string RoleChanged = "role_changed";
    public const string CompanyClosed = "company_closed";
}

internal static class SessionWriting
{
    /// <summary>Adds the session with the first token of its family.</summary>
    /// <returns>The refresh token.</returns>
    public static string AddSession(this KErpDbContext db, Session session)
    {
        db.Sessions.Add(session);
        return db.AddRefreshToken(session.Id, session.CreatedAt);
    }

    public static string AddRefreshToken(this KErpDbContext db, Guid session, DateTimeOffset now)
    {
        var token = OpaqueToken.Create();
        db.RefreshTokens.Add(new RefreshToken { Hash = token.Hash, SessionId = session, CreatedAt = now });
        return token.Text;
    }

    /// <summary>Ends those that are not ended yet and records each.</summary>
    public static async Task<List<Guid>> RevokeSessionsAsync(
        this KErpDbContext db, Expression<Func<Session, bool>> which, Revocation revocation, CancellationToken cancellation)
    {
        var ended = await db.Sessions.AsTracking().Where(s => s.RevokedAt == null && s.ExpiresAt > revocation.Now).Where(which).ToListAsync(cancellation);
        foreach (var session in ended)
        {
            (session.RevokedAt, session.RevokedReason) = (revocation.Now, revocation.Reason);
            db.Record(revocation.Caller, revocation.Now, "session.revoke", "session", session.Id.ToString(), reason: revocation.Reason);
        }

        await db.SaveChangesAsync(cancellation);
        return [.. ended.Select(s => s.Id)];
    }
}
