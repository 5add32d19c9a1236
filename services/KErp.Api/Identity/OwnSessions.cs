using KErp.Api.Problems;
using KErp.Data.Identity;

namespace KErp.Api.Identity;

public sealed record SessionResponse(
    Guid Id, bool IsCurrent, Guid? CompanyId, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, string? UserAgent, string? RemoteAddress);

public sealed record SessionList(IReadOnlyList<SessionResponse> Items);

/// <summary>The caller's own sessions: seen, and ended at once on every replica.</summary>
internal static class OwnSessions
{
    public static async Task<IResult> ListAsync(Principal principal, SessionStore sessions, TimeProvider time, CancellationToken cancellation)
    {
        var found = await sessions.ListAsync(principal.UserId, time.GetUtcNow(), cancellation);
        return Results.Ok(new SessionList([.. found.Select(s => new SessionResponse(
            s.Id, s.Id == principal.SessionId, s.CompanyId, s.CreatedAt, s.LastUsedAt, s.ExpiresAt, s.UserAgent, s.RemoteAddress))]));
    }

    public static async Task<IResult> LogoutAsync(HttpContext http, Principal principal, SessionEnding ending, CancellationToken cancellation)
    {
        await ending.EndAsync(http, principal, RevocationReasons.Logout, principal.SessionId, except: null, cancellation);
        return Results.NoContent();
    }

    /// <summary>Also for another user's session: it is not there.</summary>
    public static async Task<IResult> RevokeAsync(Guid id, HttpContext http, Principal principal, SessionEnding ending, CancellationToken cancellation) =>
        await ending.EndAsync(http, principal, RevocationReasons.Revoked, id, except: null, cancellation) == 1 ? Results.NoContent() : Problem.NotFound.ToResult("id");

    /// <param name="keepCurrent">Signs out everywhere else.</param>
    public static async Task<IResult> RevokeAllAsync(
        HttpContext http, Principal principal, SessionEnding ending, CancellationToken cancellation, bool keepCurrent = false)
    {
        await ending.EndAsync(http, principal, RevocationReasons.Revoked, only: null, keepCurrent ? principal.SessionId : null, cancellation);
        return Results.NoContent();
    }
}

/// <summary>Ends sessions in the database, then makes it known to all replicas.</summary>
public sealed class SessionEnding(SessionStore sessions, SessionRevocations revocations, TimeProvider time)
{
    /// <returns>How many were ended.</returns>
    public async Task<int> EndAsync(HttpContext http, Principal principal, string reason, Guid? only, Guid? except, CancellationToken cancellation)
    {
        var revocation = new Revocation(reason, principal.Caller(http), principal.CompanyId, time.GetUtcNow());
        var ended = await sessions.RevokeAsync(principal.UserId, only, except, revocation, cancellation);
        await revocations.AddAsync(ended);
        return ended.Count;
    }
}
