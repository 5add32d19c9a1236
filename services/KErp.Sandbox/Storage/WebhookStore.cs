using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

/// <summary>One event, as it goes out. <c>Mid</c> is the event's id, by which the partner tells a repetition.</summary>
internal sealed record WebhookEvent(string Mid, string EventType, string CorpNum, string? MgtKey, string Body);

/// <summary>An event that is due, and how often it has been tried.</summary>
internal sealed record DueDelivery(long Id, WebhookEvent Event, long Attempts);

/// <param name="Status">The HTTP status; nothing when there was no answer.</param>
/// <param name="Answer">The body of the answer, or why there was none.</param>
internal sealed record WebhookAttempt(DateTimeOffset At, int? Status, string Answer);

/// <param name="Outcome"><c>pending</c>, <c>delivered</c> or <c>failed</c>.</param>
internal sealed record WebhookDelivery(
    string Mid, string EventType, string CorpNum, string? MgtKey, string Outcome, IReadOnlyList<WebhookAttempt> Attempts);

/// <summary>What was and is to be told to the partner.</summary>
internal sealed class WebhookStore(SandboxDatabase database)
{
    public static void Add(SqliteConnection connection, WebhookEvent happened, DateTimeOffset dueAt) => connection.Execute(
        """
        INSERT INTO webhook_delivery (mid, event_type, corp_num, mgt_key, body, outcome, next_attempt_at)
        VALUES ($mid, $eventType, $corpNum, $mgtKey, $body, 'pending', $dueAt)
        """,
        ("$mid", happened.Mid),
        ("$eventType", happened.EventType),
        ("$corpNum", happened.CorpNum),
        ("$mgtKey", happened.MgtKey),
        ("$body", happened.Body),
        ("$dueAt", dueAt.ToUnixTimeMilliseconds()));

    /// <summary>In the order in which they happened.</summary>
    public IReadOnlyList<DueDelivery> Due(DateTimeOffset now)
    {
        using var connection = database.Read();
        using var command = connection.Command(
            """
            SELECT id, mid, event_type, corp_num, mgt_key, body, (SELECT count(*) FROM webhook_attempt WHERE delivery_id = d.id)
            FROM webhook_delivery d WHERE next_attempt_at <= $now ORDER BY id
            """,
            ("$now", now.ToUnixTimeMilliseconds()));
        using var row = command.ExecuteReader();
        var due = new List<DueDelivery>();
        while (row.Read())
            due.Add(new DueDelivery(
                row.GetInt64(0),
                new WebhookEvent(row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.GetString(5)),
                row.GetInt64(6)));
        return due;
    }

    /// <param name="nextAttemptAt">Nothing when this attempt was the last.</param>
    public Task KeepAsync(long delivery, WebhookAttempt attempt, string outcome, DateTimeOffset? nextAttemptAt) => database.WriteAsync(connection =>
    {
        connection.Execute(
            "INSERT INTO webhook_attempt (delivery_id, at, status, answer) VALUES ($id, $at, $status, $answer)",
            ("$id", delivery), ("$at", attempt.At.ToUnixTimeMilliseconds()), ("$status", attempt.Status), ("$answer", attempt.Answer));
        return connection.Execute(
            "UPDATE webhook_delivery SET outcome = $outcome, next_attempt_at = $next WHERE id = $id",
            ("$id", delivery), ("$outcome", outcome), ("$next", nextAttemptAt?.ToUnixTimeMilliseconds()));
    });

    /// <summary>Oldest first; nothing stands for any mid or key.</summary>
    public IReadOnlyList<WebhookDelivery> List(string? mid, string? mgtKey)
    {
        using var connection = database.Read();
        using var command = connection.Command(
            """
            SELECT id, mid, event_type, corp_num, mgt_key, outcome FROM webhook_delivery
            WHERE ($mid IS NULL OR mid = $mid) AND ($mgtKey IS NULL OR mgt_key = $mgtKey) ORDER BY id
            """,
            ("$mid", mid), ("$mgtKey", mgtKey));
        using var row = command.ExecuteReader();
        var deliveries = new List<WebhookDelivery>();
        while (row.Read())
            deliveries.Add(new WebhookDelivery(row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4),
                row.GetString(5), Attempts(connection, row.GetInt64(0))));
        return deliveries;
    }

    private static List<WebhookAttempt> Attempts(SqliteConnection connection, long delivery)
    {
        using var command = connection.Command(
            "SELECT at, status, answer FROM webhook_attempt WHERE delivery_id = $id ORDER BY id", ("$id", delivery));
        using var row = command.ExecuteReader();
        var attempts = new List<WebhookAttempt>();
        while (row.Read())
            attempts.Add(new WebhookAttempt(row.Time(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.GetString(2)));
        return attempts;
    }
}
