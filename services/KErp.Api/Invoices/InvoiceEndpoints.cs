using KErp.Api.Identity;
using KErp.Api.Requests;

namespace KErp.Api.Invoices;

public static class InvoiceEndpoints
{
    public const string Prefix = "/api/v1/invoices";

    /// <summary>Single invoices.</summary>
    public static void MapInvoices(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup(Prefix).WithTags("Invoices").ProducesCommonProblems();

        invoices.MapPost("", CreateInvoice.HandleAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("CreateInvoice")
            .WithSummary("Create an electronic tax invoice (전자세금계산서) and issue it")
            .WithDescription("Answers 202 as soon as the invoice is durable; its 승인번호 follows within seconds. Send the same Idempotency-Key again after any doubt.")
            .Accepts<CreateInvoiceRequest>("application/json")
            .WithExample(InvoiceExamples.Invoice)
            .Produces<InvoiceResponse>(StatusCodes.Status202Accepted)
            .ProducesCreationProblems();

        invoices.MapPost("/drafts", DraftEndpoints.CreateAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("CreateDraft")
            .WithSummary("Write an invoice that is issued later")
            .Accepts<InvoiceRequest>("application/json")
            .WithExample(InvoiceExamples.Invoice)
            .Produces<InvoiceResponse>(StatusCodes.Status201Created)
            .ProducesCreationProblems();

        invoices.MapPut("/{id:guid}", DraftEndpoints.ReviseAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("ReviseDraft")
            .WithSummary("Replace what a draft says, or one that the provider refused")
            .Accepts<InvoiceRequest>("application/json")
            .WithExample(InvoiceExamples.Invoice)
            .Produces<InvoiceResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        invoices.MapDelete("/{id:guid}", DraftEndpoints.DeleteAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("DeleteDraft")
            .WithSummary("Delete a draft, or one that the provider refused")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        invoices.MapPost("/{id:guid}/issue", DraftEndpoints.IssueAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("IssueDraft")
            .WithSummary("Issue a draft, or once more one that the provider refused")
            .Accepts<IssueDraftRequest>("application/json")
            .WithExample(InvoiceExamples.Issue)
            .Produces<InvoiceResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        invoices.MapPost("/{id:guid}/cancel", IssuedEndpoints.CancelAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("CancelInvoice")
            .WithSummary("발행취소, until the transmission to the tax office begins; for a reverse issue, the request is taken back")
            .Accepts<CancelRequest>("application/json")
            .WithExample(InvoiceExamples.Memo)
            .Produces<InvoiceResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        invoices.MapPost("/{id:guid}/transmit", IssuedEndpoints.TransmitAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("TransmitInvoice")
            .WithSummary("국세청 즉시전송: send it to the tax office now, not with the provider's daily batch")
            .Produces<InvoiceResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        invoices.MapGet("/events", FeedEndpoint.Handle)
            .RequireRight(Right.InvoicesRead)
            .WithName("FollowInvoices")
            .WithSummary("State changes as they happen (server-sent events)")
            .WithDescription("Send the id of the last event as Last-Event-ID to go on after it, at whichever replica. The stream ends with the life of the access token.")
            .Produces<FeedEvent>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        invoices.MapGet("/{id:guid}", GetInvoice.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("GetInvoice")
            .WithSummary("One invoice with its lines and timeline")
            .Produces<InvoiceResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        invoices.MapGet("", ListInvoices.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("ListInvoices")
            .WithSummary("Invoices of the company, newest first")
            .Produces<InvoicePage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    public static void MapInvoiceBatches(this IEndpointRouteBuilder routes)
    {
        var batches = routes.MapGroup(BatchEndpoints.Prefix).WithTags("Bulk issue").ProducesCommonProblems();

        batches.MapPost("", BatchEndpoints.CreateAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("CreateInvoiceBatch")
            .WithSummary("Issue up to 1,000 invoices")
            .WithDescription("All are taken on, or none. What becomes of each is read from the batch while it runs.")
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BatchEndpoints.MaxBodyBytes))
            .Accepts<CreateBatchRequest>("application/json")
            .WithExample(InvoiceExamples.Batch)
            .Produces<BatchResponse>(StatusCodes.Status202Accepted)
            .ProducesCreationProblems();

        batches.MapGet("/{id:guid}", BatchEndpoints.GetAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("GetInvoiceBatch")
            .WithSummary("How far a bulk issue is, and what became of each invoice")
            .Produces<BatchResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static void MapReverseRequests(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup("/api/v1/reverse-requests").WithTags("Reverse issue").ProducesCommonProblems();

        requests.MapPost("", ReverseEndpoints.RequestAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("RequestReverseIssue")
            .WithSummary("역발행요청: as the buyer, ask the seller to issue")
            .WithDescription("The request is an invoice of the company; POST …/invoices/{id}/cancel takes it back.")
            .Accepts<ReverseRequestRequest>("application/json")
            .WithExample(InvoiceExamples.ReverseRequest)
            .Produces<InvoiceResponse>(StatusCodes.Status202Accepted)
            .ProducesCreationProblems();

        requests.MapGet("/received", ReverseEndpoints.ListReceivedAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("ListReceivedReverseRequests")
            .WithSummary("What buyers ask the company to issue, as the provider has it now")
            .Produces<ReceivedRequestPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        requests.MapPost("/received/{itemKey}/refuse", ReverseEndpoints.RefuseAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("RefuseReverseRequest")
            .WithSummary("As the seller, refuse a buyer's request")
            .Accepts<RefuseRequest>("application/json")
            .WithExample(InvoiceExamples.Memo)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static RouteGroupBuilder ProducesCommonProblems(this RouteGroupBuilder group) => group
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static RouteHandlerBuilder ProducesCreationProblems(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
