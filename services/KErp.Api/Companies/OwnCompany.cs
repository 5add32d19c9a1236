using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using KErp.Data.Invoices;
using KErp.Data.Model;

namespace KErp.Api.Companies;

public sealed record CloseCompanyRequest
{
    /// <summary>Of the owner who asks.</summary>
    public string? Password { get; init; }
}

/// <summary>The company that the token names.</summary>
internal static class OwnCompany
{
    public static async Task<IResult> GetAsync(Principal principal, CompanyStore companies, CancellationToken cancellation) =>
        await companies.FindAsync(principal.Company, cancellation) is { } company ? Results.Ok(CompanyResponse.Of(company)) : Problem.NotFound.ToResult();

    public static async Task<IResult> PutAsync(
        HttpContext http, Principal principal, CompanyStore companies, CompanyProfile profile, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<PartyRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var party = reading.Company(body.Value);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var company = await companies.UpdateAsync(principal.Company, PartySnapshot.Of(party), principal.Caller(http), time.GetUtcNow(), cancellation);
        await profile.ForgetAsync(company.Id, cancellation);
        return Results.Ok(CompanyResponse.Of(company));
    }

    public static async Task<IResult> CloseAsync(
        HttpContext http, Principal principal, Credentials credentials, SessionStore sessions, CompanyStore companies, CompanyProfile profile, SessionRevocations revocations, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<CloseCompanyRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var password = reading.Text("password", body.Value!.Password);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var account = await sessions.UserAsync(principal.UserId, cancellation);
        var check = await credentials.CheckPasswordAsync(http, account.Email, password);
        if (check.User is null) return check.Problem!;
        await revocations.AddAsync(await companies.CloseAsync(principal.Company, principal.Caller(http), time.GetUtcNow(), cancellation));
        await profile.ForgetAsync(principal.Company, cancellation);
        return Results.NoContent();
    }
}
