namespace KErp.Data.Delivery;

/// <summary>A message as one consumer received it.</summary>
/// <param name="Consumer">The durable consumer.</param>
/// <param name="MessageId">The outbox id, or <c>stream:sequence</c> when the message has none.</param>
/// <param name="CompanyId">Whose rows the handler may touch.</param>
/// <param name="Subject">Where it was published.</param>
/// <param name="Payload">JSON text.</param>
/// <param name="TraceParent">W3C trace context.</param>
public sealed record ReceivedMessage(
    string Consumer, string MessageId, Guid CompanyId, string Subject, string Payload, string? TraceParent);
