using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using Microsoft.Extensions.Options;

namespace KErp.Api.Identity;

public sealed record RefreshRequest
{
    public string? RefreshToken { get; init; }
}

/// <summary>
/// The next pair of tokens. A client that refreshes twice at once with the same token loses its session: that is what a
/// thief beside it would look like. Role, membership and company are read anew.
/// </summary>
internal static class Refresh
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, RefreshStore store, SessionRevocations revocations, MembershipStore memberships, SignInAnswer answer, IOptions<TokenOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<RefreshRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var token = reading.Text("refreshToken", body.Value!.RefreshToken);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var address = http.Connection.RemoteIpAddress?.ToString();
        switch (await store.RefreshAsync(token, options.Value.SessionLimits, address, time.GetUtcNow(), cancellation))
        {
            case RefreshOutcome.Refreshed done:
                var companies = await memberships.CompaniesAsync(done.User.Id, cancellation);
                return Results.Ok(answer.For(done.User, done.Session, done.Role, done.RefreshToken, companies));
            case RefreshOutcome.Revoked revoked:
                await revocations.AddAsync([revoked.SessionId]);
                return Problem.Unauthenticated.ToResult("refreshToken");
            default:
                return Problem.Unauthenticated.ToResult("refreshToken");
        }
    }
}
