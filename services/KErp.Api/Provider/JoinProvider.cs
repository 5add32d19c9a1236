using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Audit;
using KErp.TaxClient;

namespace KErp.Api.Provider;

/// <summary>A class and not a record: its text does not show the password.</summary>
public sealed class JoinProviderRequest
{
    /// <summary>The first login of the company at the provider, 6 to 50 characters.</summary>
    public string? UserId { get; init; }

    /// <summary>Of that login, 8 to 20 characters. It is handed on and kept nowhere.</summary>
    public string? Password { get; init; }
    public string? ContactName { get; init; }
    public string? ContactEmail { get; init; }

    /// <summary>Such as 010-1234-5678.</summary>
    public string? ContactPhone { get; init; }
}

internal static class JoinProvider
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, CompanyProfile profile, AccountCalls calls, CompanyAudit audit, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<JoinProviderRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new LoginReading();
        if (reading.Read(body.Value!) is not { } login) return reading.Violations.ToResult();
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } company) return Problem.Unauthenticated.ToResult();

        var answer = await calls.JoinAsync(company, login);
        if (answer is not Answer<bool>.Given) return answer.ToProblem();
        await audit.RecordAsync(principal.Company, principal.Caller(http), "provider.join", "company", principal.Company.ToString(), cancellation);
        return Results.NoContent();
    }
}
