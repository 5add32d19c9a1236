using KErp.Api.Identity;
using KErp.Api.Requests;
using KErp.Api.Invoices;

namespace KErp.Api.Amendments;

public static class AmendmentEndpoints
{
    /// <summary>The whole surface of the module.</summary>
    public static void MapAmendments(this IEndpointRouteBuilder routes) =>
        routes.MapGroup(InvoiceEndpoints.Prefix).WithTags("Invoices").MapPost("/{id:guid}/amendments", AmendInvoice.HandleAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("AmendInvoice")
            .WithSummary("Amend a transmitted invoice (수정세금계산서)")
            .WithDescription("Answers 202 with the sheets, one or two, all of them durable or none. Send the same Idempotency-Key again after any doubt.")
            .Accepts<AmendInvoiceRequest>("application/json")
            .WithExample(InvoiceExamples.Amendment)
            .Produces<AmendmentSheets>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
