using System.Text.Json;
using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Popbill.Bulk;

/// <summary>
/// Issues the invoices of a bulk when its time has come: all in one transaction, so that a bulk is done or not begun,
/// whenever the sandbox is killed. Like a document's state, it is caught up with when somebody looks.
/// </summary>
internal sealed class BulkRuns(SandboxOptions options, SandboxDatabase database, BulkStore bulks, IssueDesk desk, TimeProvider clock)
{
    public async Task CatchUpAsync()
    {
        var receivedBy = clock.GetUtcNow() - options.BulkDuration;
        // Everybody looks here first, so nobody may wait for the writer without need.
        if (bulks.IsAnyWaiting(receivedBy))
            await database.WriteAsync(connection =>
            {
                foreach (var submission in BulkStore.Waiting(connection, receivedBy))
                    Run(connection, submission);
                return true;
            });
    }

    private void Run(SqliteConnection connection, Submission submission)
    {
        var end = submission.ReceivedAt + options.BulkDuration;
        var results = submission.Invoices.Select(invoice => Answer(invoice, desk.Issue(connection, submission.Seller, invoice, end), end));
        BulkStore.Finish(connection, submission, JsonSerializer.Serialize(results.ToArray()));
    }

    private static BulkItemResult Answer(InvoiceDocument invoice, IssueResult result, DateTimeOffset at) => result.Refusal is { } refusal
        ? new BulkItemResult(invoice.SellerKey, null, refusal.Code, refusal.Message, null, null)
        : new BulkItemResult(invoice.SellerKey, null, 1, "발행 완료", result.ConfirmNum, KoreanTime.Stamp(at));
}
