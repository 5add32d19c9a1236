using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Audit;
using KErp.TaxClient;

namespace KErp.Api.Provider;

internal static class GetCertificateLink
{
    /// <summary>As the provider promises it.</summary>
    private const int ExpiresInSeconds = 30;

    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, CompanyProfile profile, AccountCalls calls, CompanyAudit audit, CancellationToken cancellation)
    {
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } company) return Problem.Unauthenticated.ToResult();
        var answer = await calls.CertificateUrlAsync(company.BusinessNumber);
        if (answer is not Answer<string>.Given { Value: var url }) return answer.ToProblem();

        // Who has the address may register a certificate for the company: it is given out once the record of it is there.
        await audit.RecordAsync(principal.Company, principal.Caller(http), "provider.certificate_link", "company", principal.Company.ToString(), cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new CertificateLinkResponse(url, ExpiresInSeconds));
    }
}
