using KErp.Api.Companies;
using KErp.Api.Problems;
using KErp.Data.Invoices;

namespace KErp.Api.Invoices;

internal static class GetInvoice
{
    public static async Task<IResult> HandleAsync(Guid id, CurrentCompany current, InvoiceStore invoices, CancellationToken cancellation)
    {
        if (current.Id is not { } company) return Problem.Unauthenticated.ToResult();
        return await invoices.FindAsync(company, id, cancellation) is { } invoice
            ? Results.Ok(InvoiceResponse.Of(invoice))
            : Problem.NotFound.ToResult("id");
    }
}
