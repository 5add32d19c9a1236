namespace KErp.Data.Model;

/// <summary>A mail that a transaction promised; the worker sends it.</summary>
public sealed class Mail
{
    public required Guid Id { get; init; }
    public required string Recipient { get; init; }
    public required string Subject { get; init; }

    /// <summary>Sealed by <see cref="Encryption.FieldCipher"/>: it carries one-time links. Emptied once sent.</summary>
    public required string Body { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before then; moved on by each attempt, which also keeps other workers away.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Given up: the address was refused for good, or the link in it has expired.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Why the last attempt did not succeed, as the mail server put it.</summary>
    public string? Failure { get; set; }
}
