using KErp.Api.Edge;
using KErp.Api.Exports;
using KErp.Api.Identity;
using KErp.Api.Invoices;
using KErp.Api.Totals;

namespace KErp.Api.Documents;

/// <summary>What an accountant takes out of the invoices: totals, files and papers.</summary>
public static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup(InvoiceEndpoints.Prefix).WithTags("Invoices")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

        invoices.MapGet("/totals", GetTotals.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("GetInvoiceTotals")
            .WithSummary("What the invoices of a VAT period add up to (1기/2기, 예정/확정)")
            .Produces<TotalsResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest);

        invoices.MapGet("/export", ExportInvoices.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("ExportInvoices")
            .WithSummary("Invoices of the company as a file, newest first; who took it is recorded")
            .Produces(StatusCodes.Status200OK, null, ExportInvoices.Csv, ExportInvoices.Xlsx)
            .ProducesProblem(StatusCodes.Status400BadRequest);

        invoices.MapGet("/{id:guid}/xml", GetInvoiceXml.HandleAsync)
            .RequireRight(Right.InvoicesIssue)
            .WithName("GetInvoiceXml")
            .WithSummary("The standard XML (KEC 3.0) of an issued invoice, unsigned; who took it is recorded")
            .WithDescription("It states the number of a buyer who is no business in clear.")
            .Produces(StatusCodes.Status200OK, null, "application/xml")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

        invoices.MapGet("/{id:guid}/print", PrintInvoice.HandleAsync)
            .RequireRight(Right.InvoicesRead)
            .WithName("PrintInvoice")
            .WithSummary("The form in two parts, to be printed on A4")
            .WithSecurityHeadersPolicy(SecurityHeaders.PrintedPage)
            .Produces(StatusCodes.Status200OK, null, "text/html")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
