namespace KErp.Data.Model;

/// <summary>What became of one message at one consumer. The row is written in the transaction of the effect.</summary>
public sealed class InboxMessage
{
    public const string Failing = "failing";
    public const string Done = "done";
    public const string Dead = "dead";
    public const string Replayed = "replayed";
    public const string Dropped = "dropped";

    public required string Consumer { get; init; }

    /// <summary>The outbox id; <c>stream:sequence</c> for a message that did not come from an outbox.</summary>
    public required string MessageId { get; init; }

    /// <summary>Null when the message names no company: only the relay role sees such a row.</summary>
    public Guid? CompanyId { get; init; }
    public required string Outcome { get; init; }

    /// <summary>Deliveries that the handler could not process. Transient failures of others are not counted.</summary>
    public int Failures { get; init; }
    public string? Reason { get; init; }
    public required string Subject { get; init; }
    public required string Payload { get; init; }
    public string? TraceParent { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
}
