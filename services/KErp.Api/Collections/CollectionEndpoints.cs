using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Collections;

public static class CollectionEndpoints
{
    public const string Prefix = "/api/v1/collections";

    /// <summary>홈택스 수집: the whole surface of the module.</summary>
    public static void MapCollections(this IEndpointRouteBuilder routes)
    {
        var collections = routes.MapGroup("").WithTags("Collections")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        collections.MapPost(Prefix, CreateCollection.HandleAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("CreateCollection")
            .WithSummary("Collect from the tax office what it has of the company's invoices (홈택스 수집)")
            .WithDescription("Answers 202 as soon as the job is durable; GetCollection says how far it is. Send the same Idempotency-Key again after any doubt.")
            .Accepts<CreateCollectionRequest>("application/json")
            .WithExample(CollectionExamples.Collection)
            .Produces<CollectionResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        collections.MapGet(Prefix, ListCollections.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("ListCollections")
            .WithSummary("Collections of the company, newest first")
            .Produces<CollectionPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        collections.MapGet($"{Prefix}/{{id:guid}}", GetCollection.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("GetCollection")
            .WithSummary("How far one collection is, and what it found")
            .Produces<CollectionResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        collections.MapGet("/api/v1/collected-invoices", ListCollectedInvoices.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("ListCollectedInvoices")
            .WithSummary("Invoices as the tax office has them, each with the one of ours that it is")
            .Produces<CollectedInvoicePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }
}
