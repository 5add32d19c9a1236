using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Invoices;

namespace KErp.Api.Invoices;

internal static class GetInvoice
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, InvoiceStore invoices, InvoiceWriting writing, CancellationToken cancellation)
    {
        return await invoices.FindAsync(principal.Company, id, cancellation) is { } invoice
            ? Results.Ok(writing.Describe(invoice))
            : Problem.NotFound.ToResult("id");
    }
}
