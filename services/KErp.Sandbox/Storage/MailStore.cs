namespace KErp.Sandbox.Storage;

/// <summary>A mail as one of its recipients has it.</summary>
internal sealed record ReceivedMail(string MessageId, string Subject, string Text, DateTimeOffset ReceivedAt);

/// <summary>What the mail server took, for each recipient. The same mail sent twice is there twice.</summary>
internal sealed class MailStore(SandboxDatabase database, TimeProvider clock)
{
    public Task KeepAsync(IEnumerable<string> recipients, string messageId, string subject, string text) => database.WriteAsync(connection =>
        recipients.Sum(recipient => connection.Execute(
            """
            INSERT INTO mail (recipient, message_id, subject, text, received_at)
            VALUES ($recipient, $messageId, $subject, $text, $now)
            """,
            ("$recipient", recipient),
            ("$messageId", messageId),
            ("$subject", subject),
            ("$text", text),
            ("$now", clock.GetUtcNow().ToUnixTimeMilliseconds()))));

    /// <summary>Oldest first; upper and lower case are the same.</summary>
    public IReadOnlyList<ReceivedMail> Of(string recipient)
    {
        using var connection = database.Read();
        using var command = connection.Command(
            "SELECT message_id, subject, text, received_at FROM mail WHERE recipient = $recipient ORDER BY id",
            ("$recipient", recipient));
        using var row = command.ExecuteReader();
        var mails = new List<ReceivedMail>();
        while (row.Read())
            mails.Add(new ReceivedMail(row.GetString(0), row.GetString(1), row.GetString(2), row.Time(3)));
        return mails;
    }
}
