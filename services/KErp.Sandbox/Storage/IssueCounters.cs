using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

internal enum IssueOutcome
{
    /// <summary>Received and refused by a rule.</summary>
    Refused,
    RejectedDuplicate,
    Issued,
}

/// <summary>What came in for one mgtKey.</summary>
internal sealed record IssueCount(string Seller, string MgtKey, long Issued, long Requests, long RejectedDuplicates);

/// <summary>What came in for all of them since the last reset.</summary>
internal sealed record IssueTotals(long Issued, long DistinctKeys, long MaxPerKey, long Requests, long RejectedDuplicates);

/// <summary>
/// Counts issue requests, so that a test can show that a client issued each invoice exactly once. Counted apart from the
/// documents: a sandbox that accepted a key twice would show it here.
/// </summary>
internal sealed class IssueCounters(SandboxDatabase database)
{
    /// <summary>For a transaction that is already open: issuing and counting are one commit.</summary>
    public static void Count(SqliteConnection connection, string seller, string mgtKey, IssueOutcome outcome) =>
        connection.Execute(
            """
            INSERT INTO issue_count (seller, mgt_key, requests, issued, rejected_duplicates)
            VALUES ($seller, $mgtKey, 1, $issued, $duplicate)
            ON CONFLICT (seller, mgt_key) DO UPDATE SET
                requests = requests + 1,
                issued = issued + excluded.issued,
                rejected_duplicates = rejected_duplicates + excluded.rejected_duplicates
            """,
            ("$seller", seller),
            ("$mgtKey", mgtKey),
            ("$issued", outcome == IssueOutcome.Issued ? 1 : 0),
            ("$duplicate", outcome == IssueOutcome.RejectedDuplicate ? 1 : 0));

    /// <returns>Zeros for a key that never came.</returns>
    public IssueCount Of(string seller, string mgtKey)
    {
        using var connection = database.Read();
        using var command = connection.Command(
            "SELECT issued, requests, rejected_duplicates FROM issue_count WHERE seller = $seller AND mgt_key = $mgtKey",
            ("$seller", seller), ("$mgtKey", mgtKey));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new IssueCount(seller, mgtKey, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))
            : new IssueCount(seller, mgtKey, 0, 0, 0);
    }

    public IssueTotals Totals()
    {
        using var connection = database.Read();
        using var command = connection.Command(
            """
            SELECT coalesce(sum(issued), 0), count(*) FILTER (WHERE issued > 0), coalesce(max(issued), 0),
                   coalesce(sum(requests), 0), coalesce(sum(rejected_duplicates), 0)
            FROM issue_count
            """);
        using var row = command.ExecuteReader();
        row.Read();
        return new IssueTotals(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }

    /// <summary>Forgets the counts. The documents stay: the outside world does not forget an invoice.</summary>
    public Task ResetAsync() => database.WriteAsync(connection => connection.Execute("DELETE FROM issue_count"));
}
