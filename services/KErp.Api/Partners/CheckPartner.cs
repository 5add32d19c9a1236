using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Provider;
using KErp.Data.Partners;
using KErp.TaxClient;

namespace KErp.Api.Partners;

internal static class CheckPartner
{
    public static async Task<IResult> HandleAsync(
        Guid id, HttpContext http, Principal principal, PartnerStore partners, BusinessChecks checks, PartnerWarnings warnings, CancellationToken cancellation)
    {
        if (await partners.FindAsync(principal.Company, id, cancellation) is not { } partner) return Problem.NotFound.ToResult("id");
        var answer = await checks.AskAsync(partner.Party.BusinessNumber, cancellation);
        if (answer is not Answer<BusinessReport>.Given { Value: var report }) return answer.ToProblem();

        var updated = await partners.TakeOnAsync(principal.Company, id, report, principal.Caller(http), cancellation);
        await warnings.ForgetAsync(principal.Company, report.BusinessNumber, cancellation);
        return updated is { } known ? Results.Ok(PartnerResponse.Of(known)) : Problem.NotFound.ToResult("id");
    }
}
