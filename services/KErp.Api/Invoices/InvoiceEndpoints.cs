using KErp.Api.Identity;

namespace KErp.Api.Invoices;

public static class InvoiceEndpoints
{
    public const string Prefix = "/api/v1/invoices";

    /// <summary>The whole surface of the module.</summary>
    public static void MapInvoices(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup(Prefix).WithTags("Invoices");

        invoices.MapPost("", CreateInvoice.HandleAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("CreateInvoice")
            .WithSummary("Create an electronic tax invoice (전자세금계산서) and issue it")
            .WithDescription("Answers 202 as soon as the invoice is durable; its 승인번호 follows within seconds. Send the same Idempotency-Key again after any doubt.")
            .Accepts<CreateInvoiceRequest>("application/json")
            .Produces<InvoiceResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        invoices.MapGet("/{id:guid}", GetInvoice.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("GetInvoice")
            .WithSummary("One invoice with its lines and timeline")
            .Produces<InvoiceResponse>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

        invoices.MapGet("", ListInvoices.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("ListInvoices")
            .WithSummary("Invoices of the company, newest first")
            .Produces<InvoicePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
