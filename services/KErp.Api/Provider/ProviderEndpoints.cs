using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Provider;

public static class ProviderEndpoints
{
    private const string Prefix = "/api/v1/provider";

    /// <summary>The company's own account at the tax-invoice provider.</summary>
    public static void MapProvider(this IEndpointRouteBuilder routes)
    {
        var provider = routes.MapGroup(Prefix).WithTags("Provider")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        provider.MapGet("/account", GetAccount.HandleAsync)
            .RequireRight(Right.ProviderRead)
            .WithName("GetProviderAccount")
            .WithSummary("Whether the company can issue: membership, certificate (공동인증서), points, and what to do if not")
            .Produces<AccountResponse>();

        provider.MapPost("/membership", JoinProvider.HandleAsync)
            .RequireRight(Right.ProviderManage)
            .WithName("JoinProvider")
            .WithSummary("Make the company a member of the provider")
            .WithDescription("Safe to repeat: a company that is a member already stays what it is. The password is handed on and kept nowhere.")
            .Accepts<JoinProviderRequest>("application/json")
            .WithExample(ProviderExamples.Membership)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest);

        provider.MapPost("/certificate-link", GetCertificateLink.HandleAsync)
            .RequireRight(Right.ProviderManage)
            .WithName("GetCertificateLink")
            .WithSummary("Where the company registers its certificate (공동인증서); open it within 30 seconds")
            .Produces<CertificateLinkResponse>();
    }
}
