using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using Microsoft.Extensions.Options;

namespace KErp.Api.Identity;

public sealed record LoginRequest
{
    public string? Email { get; init; }
    public string? Password { get; init; }

    /// <summary>Six digits of the authenticator app, where one is set up.</summary>
    public string? TotpCode { get; init; }

    /// <summary>Instead of <see cref="TotpCode"/>; each works once.</summary>
    public string? RecoveryCode { get; init; }

    /// <summary>The company to act for; the one joined first when left out.</summary>
    public Guid? CompanyId { get; init; }
}

internal static class Login
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Credentials credentials, SessionStore sessions, MembershipStore memberships, SignInAnswer answer, IOptions<TokenOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<LoginRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var (request, reading) = (body.Value!, new AccountReading());
        var (email, password) = (reading.Email(request.Email), reading.Text("password", request.Password));
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var check = await credentials.CheckPasswordAsync(http, email, password);
        if (check.User is not { } user) return check.Problem!;
        if (await credentials.CheckSecondFactorAsync(http, user, request.TotpCode, request.RecoveryCode) is { } refusal) return refusal;
        await credentials.SucceedAsync(user);

        var companies = await memberships.CompaniesAsync(user.Id, cancellation);
        var company = request.CompanyId ?? (companies.Count > 0 ? companies[0].Id : null);
        var session = NewSession.For(user.Id, company, http, options.Value, time.GetUtcNow());
        return await sessions.OpenAsync(user, session, NewSession.CallerOf(user, http), cancellation) is var (role, refreshToken)
            ? Results.Ok(answer.For(user, session, role, refreshToken, companies))
            : Problem.NotFound.ToResult("companyId");
    }
}
