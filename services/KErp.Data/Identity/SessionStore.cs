using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <summary>Sessions and their refresh tokens: the record of truth. What it revokes, the caller makes known to Redis.</summary>
public sealed class SessionStore(CompanyDatabase database)
{
    /// <summary>Revoked, ended or not there at all.</summary>
    public Task<bool> IsRevokedAsync(Guid session, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            async db => !await db.Sessions.AnyAsync(s => s.Id == session && s.RevokedAt == null && s.ExpiresAt > now, cancellation),
            cancellation);

    /// <summary>Sessions revoked at or after that time.</summary>
    public Task<List<Guid>> RevokedSinceAsync(DateTimeOffset since, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            db => db.Sessions.Where(s => s.RevokedAt >= since).Select(s => s.Id).ToListAsync(cancellation),
            cancellation);

    /// <summary>Sessions that could still be used.</summary>
    public Task<int> CountActiveAsync(DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform, db => db.Sessions.CountAsync(s => s.RevokedAt == null && s.ExpiresAt > now, cancellation), cancellation);

    /// <returns>The role that it acts in and its refresh token; null when the user is no member of its company.</returns>
    public Task<(Role Role, string RefreshToken)?> OpenAsync(User user, Session session, Caller caller, CancellationToken cancellation) =>
        database.RunAsync<(Role, string)?>(
            session.CompanyId ?? AuditEntry.Platform,
            async db =>
            {
                if (await RoleAsync(db, user, session, cancellation) is not { } role) return null;
                var refreshToken = db.AddSession(session);
                db.Record(caller, session.CreatedAt, "session.open", "session", session.Id.ToString());
                await db.SaveChangesAsync(cancellation);
                return (role, refreshToken);
            },
            cancellation);

    /// <summary>Goes on with another company.</summary>
    /// <returns>The session and the role there; null when the user is no member, or the session is over.</returns>
    public Task<(Session Session, Role Role)?> SwitchAsync(Guid user, Guid id, Guid company, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync<(Session, Role)?>(
            company,
            async db =>
            {
                if (await db.RoleForShareAsync(user, cancellation) is not { } role) return null;
                var session = await db.Sessions.AsTracking().FirstOrDefaultAsync(s => s.Id == id && s.UserId == user && s.RevokedAt == null, cancellation);
                if (session is null) return null;
                session.CompanyId = company;
                db.Record(caller, now, "session.switch", "session", id.ToString());
                await db.SaveChangesAsync(cancellation);
                return (session, role);
            },
            cancellation);

    /// <summary>The user's sessions that could still be used, the newest first.</summary>
    public Task<List<Session>> ListAsync(Guid user, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            db => db.Sessions.AsNoTracking().Where(s => s.UserId == user && s.RevokedAt == null && s.ExpiresAt > now)
                .OrderByDescending(s => s.Id).ToListAsync(cancellation),
            cancellation);

    public Task<User> UserAsync(Guid user, CancellationToken cancellation) =>
        database.RunAsync(AuditEntry.Platform, db => db.Users.AsNoTracking().SingleAsync(u => u.Id == user, cancellation), cancellation);

    /// <summary>Ends sessions of one user.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="only">This one; all when null.</param>
    /// <param name="except">But not this one.</param>
    /// <param name="audit">Who did it, when and why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The sessions that were ended by this.</returns>
    public Task<List<Guid>> RevokeAsync(Guid user, Guid? only, Guid? except, Revocation audit, CancellationToken cancellation) =>
        database.RunAsync(
            audit.Company ?? AuditEntry.Platform,
            db => db.RevokeSessionsAsync(s => s.UserId == user && (only == null || s.Id == only) && (except == null || s.Id != except), audit, cancellation),
            cancellation);

    internal static async Task<Role?> RoleAsync(KErpDbContext db, User user, Session session, CancellationToken cancellation)
    {
        if (user.IsOperator) return Role.Operator;
        // Who belongs to no company has a session to see to the own account; the role says the least there is.
        return session.CompanyId is null ? Role.Viewer : await db.RoleForShareAsync(user.Id, cancellation);
    }
}
