using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Invoices;

namespace KErp.Api.Invoices;

internal static class GetInvoice
{
    public static async Task<IResult> HandleAsync(Guid id, Principal principal, InvoiceStore invoices, InvoiceWriting writing, CancellationToken cancellation)
    {
        if (await invoices.FindAsync(principal.Company, id, cancellation) is not { } invoice) return Problem.NotFound.ToResult("id");
        var amendments = await invoices.AmendmentsOfAsync(principal.Company, id, cancellation);
        return Results.Ok(writing.Describe(invoice) with { Amendments = amendments.Count > 0 ? amendments : null });
    }
}
