using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <summary>What the record of truth says about revoked sessions.</summary>
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
}
