namespace KErp.Messaging;

/// <summary>Headers of every message.</summary>
internal static class MessageHeaders
{
    /// <summary>The outbox id; JetStream drops a second publish of it within its duplicate window.</summary>
    public const string MessageId = "Nats-Msg-Id";
    public const string CompanyId = "Kerp-Company-Id";

    /// <summary>W3C trace context.</summary>
    public const string TraceParent = "traceparent";
}
