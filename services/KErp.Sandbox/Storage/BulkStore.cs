using KErp.Sandbox.Popbill;
using KErp.Sandbox.Popbill.Bulk;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

/// <summary>Bulk submissions, one for each seller and SubmitID.</summary>
internal sealed class BulkStore(SandboxDatabase database)
{
    private const string Select = "SELECT id, seller, submit_id, submission, received_at, results FROM bulk WHERE ";

    /// <returns>Whether the SubmitID was free.</returns>
    public Task<bool> AddAsync(string seller, string submitId, string body, DateTimeOffset receivedAt) =>
        database.WriteAsync(connection => connection.Execute(
            """
            INSERT INTO bulk (seller, submit_id, submission, received_at) VALUES ($seller, $submitId, $body, $receivedAt)
            ON CONFLICT (seller, submit_id) DO NOTHING
            """,
            ("$seller", seller), ("$submitId", submitId), ("$body", body), ("$receivedAt", receivedAt.ToUnixTimeMilliseconds())) == 1);

    public Submission? Find(string seller, string submitId)
    {
        using var connection = database.Read();
        return List(connection, Select + "seller = $seller AND submit_id = $submitId", ("$seller", seller), ("$submitId", submitId))
            .SingleOrDefault();
    }

    /// <summary>Those that were received by then and have no results.</summary>
    public static IReadOnlyList<Submission> Waiting(SqliteConnection connection, DateTimeOffset receivedBy) => List(
        connection, Select + "results IS NULL AND received_at <= $receivedBy ORDER BY id", ("$receivedBy", receivedBy.ToUnixTimeMilliseconds()));

    public bool IsAnyWaiting(DateTimeOffset receivedBy)
    {
        using var connection = database.Read();
        return Waiting(connection, receivedBy).Count > 0;
    }

    public static void Finish(SqliteConnection connection, Submission submission, string results) => connection.Execute(
        "UPDATE bulk SET results = $results WHERE id = $id", ("$results", results), ("$id", submission.Id));

    private static List<Submission> List(SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var row = command.ExecuteReader();
        var submissions = new List<Submission>();
        while (row.Read())
            submissions.Add(new Submission(row.GetInt64(0), row.GetString(1), row.GetString(2),
                InvoiceDocument.FromStored(row.GetString(3)), row.Time(4), row.TextOrNull(5)));
        return submissions;
    }
}
