using KErp.Api.Identity;
using KErp.Api.Invoices;
using KErp.Api.Problems;
using KErp.Data.Invoices;

namespace KErp.Api.Documents;

internal static class PrintInvoice
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, InvoiceStore invoices, InvoiceWriting writing, CancellationToken cancellation) =>
        await invoices.FindAsync(principal.Company, id, cancellation) is { } invoice
            ? Results.Content(PrintedInvoice.Page(writing.Describe(invoice)), "text/html; charset=utf-8")
            : Problem.NotFound.ToResult("id");
}
