using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Partners;
using KErp.Domain.Partners;

namespace KErp.Api.Partners;

/// <summary>The partner that the address names.</summary>
internal static class OnePartner
{
    public static async Task<IResult> GetAsync(Guid id, Principal principal, PartnerStore partners, CancellationToken cancellation) =>
        await partners.FindAsync(principal.Company, id, cancellation) is { } partner ? Results.Ok(PartnerResponse.Of(partner)) : Problem.NotFound.ToResult("id");

    public static async Task<IResult> PutAsync(
        Guid id, HttpContext http, Principal principal, PartnerStore partners, PartnerWarnings warnings, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<PartyRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new PartnerReading();
        if (reading.Read(body.Value!) is not { } party) return reading.Violations.ToResult();

        switch (await partners.UpdateAsync(principal.Company, id, party, principal.Caller(http), cancellation))
        {
            case (PartnerChange.Done { Partner: var partner }, { } formerNumber):
                await warnings.ForgetAsync(principal.Company, formerNumber, cancellation);
                await warnings.ForgetAsync(principal.Company, party.BusinessNumber, cancellation);
                return Results.Ok(PartnerResponse.Of(partner));
            case (PartnerChange.NumberTaken, _):
                return new[] { PartnerViolations.BusinessNumberTaken("businessNumber") }.ToResult();
            default:
                return Problem.NotFound.ToResult("id");
        }
    }

    public static async Task<IResult> DeleteAsync(
        Guid id, HttpContext http, Principal principal, PartnerStore partners, PartnerWarnings warnings, CancellationToken cancellation)
    {
        if (await partners.RemoveAsync(principal.Company, id, principal.Caller(http), cancellation) is not { } partner) return Problem.NotFound.ToResult("id");
        await warnings.ForgetAsync(principal.Company, partner.Party.BusinessNumber, cancellation);
        return Results.NoContent();
    }
}
