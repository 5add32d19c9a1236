using KErp.Sandbox.Popbill;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

/// <summary>The issued documents, one for each seller and mgtKey.</summary>
internal sealed class InvoiceStore(SandboxDatabase database, TimeProvider clock)
{
    /// <summary>Issues the document and counts the request, in one transaction.</summary>
    /// <returns>The confirm number, or nothing when the seller has already used the mgtKey.</returns>
    public Task<string?> IssueAsync(string seller, InvoiceDocument document) => database.WriteAsync(connection =>
    {
        var confirmNum = Insert(connection, seller, document);
        IssueCounters.Count(connection, seller, document.MgtKey,
            confirmNum is null ? IssueOutcome.RejectedDuplicate : IssueOutcome.Issued);
        return confirmNum;
    });

    public StoredInvoice? Find(string seller, string mgtKey)
    {
        using var connection = database.Read();
        using var command = connection.Command(
            """
            SELECT id, confirm_num, item_key, document, issued_at, state, state_at, sent_at, result_at
            FROM invoice WHERE seller = $seller AND mgt_key = $mgtKey
            """,
            ("$seller", seller), ("$mgtKey", mgtKey));
        using var row = command.ExecuteReader();
        return row.Read() ? Map(row) : null;
    }

    /// <summary>Keeps a later state. A state never goes back, whoever comes second.</summary>
    public Task SaveStateAsync(StoredInvoice invoice) => database.WriteAsync(connection => connection.Execute(
        """
        UPDATE invoice SET state = $state, state_at = $stateAt, sent_at = $sentAt, result_at = $resultAt
        WHERE id = $id AND state < $state
        """,
        ("$id", invoice.Id),
        ("$state", invoice.State),
        ("$stateAt", invoice.StateAt.ToUnixTimeMilliseconds()),
        ("$sentAt", invoice.SentAt?.ToUnixTimeMilliseconds()),
        ("$resultAt", invoice.ResultAt?.ToUnixTimeMilliseconds())));

    private string? Insert(SqliteConnection connection, string seller, InvoiceDocument document)
    {
        var now = clock.GetUtcNow();
        // The write transaction is exclusive, so nobody else takes this serial.
        var serial = Convert.ToInt64(connection.Scalar("SELECT coalesce(max(id), 0) + 1 FROM invoice"), provider: null);
        var confirmNum = ConfirmNumber.Of(document.WriteDate, serial);
        var inserted = connection.Execute(
            """
            INSERT INTO invoice (id, seller, mgt_key, confirm_num, item_key, document, issued_at, state, state_at)
            VALUES ($id, $seller, $mgtKey, $confirmNum, $itemKey, $document, $now, $state, $now)
            ON CONFLICT (seller, mgt_key) DO NOTHING
            """,
            ("$id", serial),
            ("$seller", seller),
            ("$mgtKey", document.MgtKey),
            ("$confirmNum", confirmNum),
            ("$itemKey", ConfirmNumber.ItemKey(serial)),
            ("$document", document.Json),
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$state", NtsTransmission.Issued));
        return inserted == 1 ? confirmNum : null;
    }

    private static StoredInvoice Map(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Time(4),
        row.GetInt32(5), row.Time(6), row.TimeOrNull(7), row.TimeOrNull(8));
}
