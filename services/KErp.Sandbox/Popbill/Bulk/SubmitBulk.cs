using System.Security.Cryptography;
using System.Text.RegularExpressions;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill.Bulk;

/// <summary><c>POST /Taxinvoice</c> with override <c>BULKISSUE</c>: takes up to 100 invoices and issues them later.</summary>
internal static partial class SubmitBulk
{
    public static async Task<IResult> HandleAsync(HttpContext context, BulkStore bulks, TimeProvider clock)
    {
        var submitId = context.Request.Headers["x-pb-submit-id"].ToString();
        var bytes = await context.Request.ReadBytesAsync();
        if (FirstBroken(context.Request, submitId, bytes) is { } broken)
            return broken.AsBadRequest();
        if (InvoiceDocument.Parse(bytes) is not { } body)
            return PopbillErrors.BadJson.AsBadRequest();
        if (body.List("invoices") is not { Count: > 0 and <= Submission.MaximumInvoices })
            return PopbillErrors.BadSubmission.AsBadRequest();

        return await bulks.AddAsync(context.CallerCorpNum(), submitId, body.Json, clock.GetUtcNow())
            ? new Accepted(new { code = 1, message = "접수 완료", receiptID = ReceiptOf(bulks.Find(context.CallerCorpNum(), submitId)!) })
            : PopbillErrors.SubmitIdInUse.AsBadRequest();
    }

    public static string ReceiptOf(Submission submission) => ConfirmNumber.ItemKey(submission.Id);

    private static ProviderError? FirstBroken(HttpRequest request, string submitId, byte[] body)
    {
        if (!SubmitId().IsMatch(submitId))
            return PopbillErrors.BadSubmitId;
#pragma warning disable CA5350 // Popbill's check of the body's integrity is SHA-1.
        return request.Headers["x-pb-message-digest"] == Convert.ToBase64String(SHA1.HashData(body)) ? null : PopbillErrors.BadDigest;
#pragma warning restore CA5350
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,36}\z")]
    private static partial Regex SubmitId();
}
