using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Partners;

public static class PartnerEndpoints
{
    public const string Prefix = "/api/v1/partners";

    /// <summary>The whole surface of the module.</summary>
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        var partners = routes.MapGroup("").WithTags("Partners")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        partners.MapGroup(Prefix).MapOwn();

        partners.MapPost("/api/v1/businesses/check", CheckBusinesses.HandleAsync)
            .RequireRight(Right.PartnersRead)
            .WithName("CheckBusinesses")
            .WithSummary("사업자등록상태 of any businesses, partners or not; up to 100")
            .WithDescription("What was asked within the last day is answered from memory; checkedAt says when it was. A state of unknown means that nobody who was asked knows.")
            .Accepts<CheckBusinessesRequest>("application/json")
            .WithExample(PartnerExamples.Businesses)
            .Produces<BusinessCheckResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static void MapOwn(this RouteGroupBuilder partners)
    {
        partners.MapPost("", CreatePartner.HandleAsync)
            .RequireRight(Right.PartnersWrite)
            .WithName("CreatePartner")
            .WithSummary("Register a partner (거래처)")
            .WithDescription("Its state is not known at first: it is checked every night, and by CheckPartner. Send the same Idempotency-Key again after any doubt.")
            .Accepts<PartyRequest>("application/json")
            .WithExample(PartnerExamples.Partner)
            .Produces<PartnerResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        partners.MapGet("", ListPartners.HandleAsync)
            .RequireRight(Right.PartnersRead)
            .WithName("ListPartners")
            .WithSummary("Partners of the company, newest first")
            .Produces<PartnerPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        partners.MapGet("/{id:guid}", OnePartner.GetAsync)
            .RequireRight(Right.PartnersRead)
            .WithName("GetPartner")
            .WithSummary("One partner, with the state of its business as of the last check")
            .Produces<PartnerResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        partners.MapPut("/{id:guid}", OnePartner.PutAsync)
            .RequireRight(Right.PartnersWrite)
            .WithName("PutPartner")
            .WithSummary("Change a partner; invoices that are there stay as they are")
            .Accepts<PartyRequest>("application/json")
            .WithExample(PartnerExamples.Partner)
            .Produces<PartnerResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);

        partners.MapDelete("/{id:guid}", OnePartner.DeleteAsync)
            .RequireRight(Right.PartnersWrite)
            .WithName("DeletePartner")
            .WithSummary("Remove a partner; invoices that are there stay as they are")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);

        partners.MapPost("/{id:guid}/check", CheckPartner.HandleAsync)
            .RequireRight(Right.PartnersWrite)
            .WithName("CheckPartner")
            .WithSummary("Ask for the state of the partner's business now")
            .Produces<PartnerResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
