using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary><c>POST /Taxinvoice</c> with <c>X-HTTP-Method-Override: ISSUE</c>: registers and issues in one step.</summary>
internal static class IssueInvoice
{
    public static async Task<IResult> HandleAsync(HttpContext context, InvoiceStore invoices, IssueCounters counters)
    {
        if (context.Request.Headers["X-HTTP-Method-Override"] != "ISSUE")
            return PopbillErrors.NotSimulated.As(StatusCodes.Status400BadRequest);
        if (InvoiceDocument.Parse(await context.Request.ReadBytesAsync()) is not { } document)
            return PopbillErrors.BadJson.As(StatusCodes.Status400BadRequest);

        var caller = context.CallerCorpNum();
        if (InvoiceRules.FirstBroken(document, caller) is { } broken)
        {
            if (InvoiceRules.IsMgtKey(document.MgtKey))
                await counters.CountRefusedAsync(caller, document.MgtKey);
            return broken.As(StatusCodes.Status400BadRequest);
        }

        return await invoices.IssueAsync(caller, document) is { } confirmNum
            ? new AcceptedInvoice(confirmNum)
            : PopbillErrors.MgtKeyInUse.As(StatusCodes.Status400BadRequest);
    }
}

/// <summary>The answer to an invoice that was issued; a type of its own, so that a fault can tell it from a refusal.</summary>
internal sealed class AcceptedInvoice(string confirmNum) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        Results.Ok(new { code = 1, message = "발행 완료", ntsConfirmNum = confirmNum }).ExecuteAsync(httpContext);
}
