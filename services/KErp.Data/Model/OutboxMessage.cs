namespace KErp.Data.Model;

/// <summary>A message that the business transaction promised. It ends <c>done</c> or <c>dead</c>, never by a publish acknowledgement.</summary>
public sealed class OutboxMessage
{
    public const string Pending = "pending";
    public const string Done = "done";
    public const string Dead = "dead";

    /// <summary>UUIDv7; also the <c>Nats-Msg-Id</c>.</summary>
    public required Guid Id { get; init; }
    public required Guid CompanyId { get; init; }
    public required string Subject { get; init; }
    public required string Payload { get; init; }

    /// <summary>W3C trace context of the request that wrote the row.</summary>
    public string? TraceParent { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: the relay has it to send (again).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Which life of the stream took the message: a stream that was lost and made anew has another one.</summary>
    public long? StreamIncarnation { get; init; }
    public long? StreamSequence { get; init; }
    public int Resends { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}
