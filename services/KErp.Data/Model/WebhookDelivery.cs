namespace KErp.Data.Model;

/// <summary>Something the provider told us, kept as it came until it is worked on: <see cref="EventId"/> makes it count once.</summary>
public sealed class WebhookDelivery
{
    public const string Pending = "pending";
    public const string Done = "done";
    public const string Failed = "failed";

    public required string EventId { get; init; }
    public required string Type { get; init; }
    public required string EventType { get; init; }
    public required string BusinessNumber { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string State { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public int Attempts { get; init; }

    /// <summary>Why it failed, or why the latest attempt did.</summary>
    public string? Reason { get; init; }
}
