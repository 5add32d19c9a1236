using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <param name="Idle">A session that was not refreshed for so long is over.</param>
/// <param name="Lifetime">However often it is refreshed, it ends after so long.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Lifetime)
{
    public DateTimeOffset EndOf(DateTimeOffset createdAt, DateTimeOffset now) => now + Idle < createdAt + Lifetime ? now + Idle : createdAt + Lifetime;
}

public abstract record RefreshOutcome
{
    private RefreshOutcome() { }

    public sealed record Refreshed(User User, Session Session, Role Role, string RefreshToken) : RefreshOutcome;

    /// <summary>No such token, or its session is over.</summary>
    public sealed record Refused : RefreshOutcome;

    /// <summary>The token was used before, or its user is no member any more: the session was revoked.</summary>
    public sealed record Revoked(Guid SessionId) : RefreshOutcome;
}

/// <summary>Exchanges refresh tokens. One is used once: a second use means that two hold it, so the family ends.</summary>
public sealed class RefreshStore(CompanyDatabase database)
{
    public async Task<RefreshOutcome> RefreshAsync(
        string refreshToken, SessionLimits limits, string? remoteAddress, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = OpaqueToken.HashOf(refreshToken);
        var session = await database.RunAsync(
            AuditEntry.Platform,
            db => db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => db.RefreshTokens.Any(t => t.Hash == hash && t.SessionId == s.Id), cancellation),
            cancellation);
        if (session is null) return new RefreshOutcome.Refused();
        return await database.RunAsync(
            session.CompanyId ?? AuditEntry.Platform, db => RotateAsync(db, hash, session, limits, remoteAddress, now, cancellation), cancellation);
    }

    private static async Task<RefreshOutcome> RotateAsync(
        KErpDbContext db, byte[] hash, Session found, SessionLimits limits, string? remoteAddress, DateTimeOffset now, CancellationToken cancellation)
    {
        // Of two that come at once the second waits here for the first, and then finds the token used.
        var first = await db.RefreshTokens.Where(t => t.Hash == hash && t.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellation) == 1;
        var session = await db.Sessions.AsTracking().SingleAsync(s => s.Id == found.Id, cancellation);
        if (session.RevokedAt is not null || session.ExpiresAt <= now || session.CompanyId != found.CompanyId) return new RefreshOutcome.Refused();
        if (!first) return await RevokeAsync(db, session, RevocationReasons.Reuse, remoteAddress, now, cancellation);

        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == session.UserId, cancellation);
        if (await SessionStore.RoleAsync(db, user, session, cancellation) is not { } role)
            return await RevokeAsync(db, session, RevocationReasons.RoleChanged, remoteAddress, now, cancellation);
        (session.LastUsedAt, session.ExpiresAt, session.RemoteAddress) = (now, limits.EndOf(session.CreatedAt, now), remoteAddress);
        var next = db.AddRefreshToken(session.Id, now);
        await db.SaveChangesAsync(cancellation);
        return new RefreshOutcome.Refreshed(user, session, role, next);
    }

    private static async Task<RefreshOutcome> RevokeAsync(
        KErpDbContext db, Session session, string reason, string? remoteAddress, DateTimeOffset now, CancellationToken cancellation)
    {
        var revocation = new Revocation(reason, new Caller("system", remoteAddress), session.CompanyId, now);
        await db.RevokeSessionsAsync(s => s.Id == session.Id, revocation, cancellation);
        return new RefreshOutcome.Revoked(session.Id);
    }
}
