using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Invoices;

namespace KErp.Api.Invoices;

internal static class GetInvoice
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, InvoiceStore invoices, CancellationToken cancellation)
    {
        return await invoices.FindAsync(principal.Company, id, cancellation) is { } invoice
            ? Results.Ok(InvoiceResponse.Of(invoice))
            : Problem.NotFound.ToResult("id");
    }
}
