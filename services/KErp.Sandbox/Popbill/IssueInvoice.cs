namespace KErp.Sandbox.Popbill;

/// <summary><c>POST /Taxinvoice</c> with <c>X-HTTP-Method-Override: ISSUE</c>: registers and issues in one step.</summary>
internal static class IssueInvoice
{
    public static async Task<IResult> HandleAsync(HttpContext context, IssueDesk desk)
    {
        if (InvoiceDocument.Parse(await context.Request.ReadBytesAsync()) is not { } document)
            return PopbillErrors.BadJson.AsBadRequest();
        var result = await desk.IssueAsync(context.CallerCorpNum(), document);
        return result.Refusal is { } refusal
            ? refusal.AsBadRequest()
            : new Accepted(new { code = 1, message = "발행 완료", ntsConfirmNum = result.ConfirmNum });
    }
}
