using System.Text.Json;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill.Bulk;

/// <summary><c>GET /Taxinvoice/BULK/{SubmitID}/State</c>: how far it is, and each invoice's result once all are done.</summary>
internal static class ReadBulkState
{
    public static IResult Handle(HttpContext context, string submitId, BulkStore bulks, SandboxOptions options, TimeProvider clock)
    {
        if (bulks.Find(context.CallerCorpNum(), submitId) is not { } submission)
            return PopbillErrors.NoSuchSubmission.AsBadRequest();
        var work = new Work(submission.ReceivedAt, options.BulkDuration);
        return Results.Ok(submission.Results is { } json
            ? Done(submission, work, JsonSerializer.Deserialize<BulkItemResult[]>(json)!)
            : Pending(submission, work, clock.GetUtcNow()));
    }

    private static BulkResult Pending(Submission submission, Work work, DateTimeOffset now) => Blank(submission) with
    {
        TxState = work.IsRunning(now) ? 1 : 0,
        TxStartDT = work.IsRunning(now) ? KoreanTime.Stamp(work.Start) : null,
    };

    private static BulkResult Done(Submission submission, Work work, BulkItemResult[] results) => Blank(submission) with
    {
        SuccessCount = results.Count(result => result.Code == 1),
        FailCount = results.Count(result => result.Code != 1),
        TxState = 2,
        TxResultCode = 1,
        TxStartDT = KoreanTime.Stamp(work.Start),
        TxEndDT = KoreanTime.Stamp(work.End),
        IssueResult = results,
    };

    private static BulkResult Blank(Submission submission) => new()
    {
        SubmitID = submission.SubmitId,
        SubmitCount = submission.Invoices.Count,
        ReceiptDT = KoreanTime.Stamp(submission.ReceivedAt),
        ReceiptID = SubmitBulk.ReceiptOf(submission),
    };

    /// <summary>Popbill's names, of <c>BulkTaxinvoiceResult</c>.</summary>
    private sealed record BulkResult
    {
        public int Code { get; } = 1;
        public string Message { get; } = "성공";
        public required string SubmitID { get; init; }
        public required int SubmitCount { get; init; }
        public int SuccessCount { get; init; }
        public int FailCount { get; init; }

        /// <summary>0 waiting, 1 running, 2 done.</summary>
        public int TxState { get; init; }

        public int TxResultCode { get; init; }
        public string? TxStartDT { get; init; }
        public string? TxEndDT { get; init; }
        public required string ReceiptDT { get; init; }
        public required string ReceiptID { get; init; }
        public BulkItemResult[]? IssueResult { get; init; }
    }
}
