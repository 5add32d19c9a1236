using KErp.Api.Companies;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Domain;
using KErp.TaxClient;
using Microsoft.Extensions.Options;

namespace KErp.Api.Provider;

internal static class GetAccount
{
    public static async Task<IResult> HandleAsync(
        Principal principal, CompanyProfile profile, AccountCalls calls, IOptions<ProviderOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } company) return Problem.Unauthenticated.ToResult();
        var answer = await calls.GetAsync(company.BusinessNumber);
        return answer is Answer<ProviderAccount>.Given { Value: var account }
            ? Results.Ok(AccountResponse.Of(account, KoreanTime.Today(time), options.Value.CertificateWarningDays))
            : answer.ToProblem();
    }
}
