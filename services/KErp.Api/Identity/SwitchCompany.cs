using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;

namespace KErp.Api.Identity;

public sealed record SwitchCompanyRequest
{
    public Guid? CompanyId { get; init; }
}

/// <summary>A token names one company; this makes the next one for another company of the same user.</summary>
internal static class SwitchCompany
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, SessionStore sessions, MembershipStore memberships, SignInAnswer answer, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<SwitchCompanyRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var company = reading.Value("companyId", body.Value!.CompanyId);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var now = time.GetUtcNow();
        if (await sessions.SwitchAsync(principal.UserId, principal.SessionId, company, principal.Caller(http), now, cancellation) is not var (session, role))
            return Problem.NotFound.ToResult("companyId");
        var user = await sessions.UserAsync(principal.UserId, cancellation);
        return Results.Ok(answer.For(user, session, role, refreshToken: null, await memberships.CompaniesAsync(user.Id, cancellation)));
    }
}
