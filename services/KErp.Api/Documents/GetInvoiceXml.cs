using KErp.Api.Identity;
using KErp.Api.Invoices;
using KErp.Api.Problems;
using KErp.Data.Invoices;

namespace KErp.Api.Documents;

internal static class GetInvoiceXml
{
    public static async Task<IResult> HandleAsync(Guid id, HttpContext http, Principal principal, InvoiceReveal invoices, CancellationToken cancellation)
    {
        if (await invoices.OpenAsync(principal.Company, id, principal.Caller(http), "invoice.xml", cancellation) is not { } open) return Problem.NotFound.ToResult("id");
        return open.Invoice.NtsConfirmNumber is { } number
            ? Results.File(KecDocument.Write(open), "application/xml", $"{number}.xml")
            : InvoiceProblems.NotIssued.ToResult("id");
    }
}
