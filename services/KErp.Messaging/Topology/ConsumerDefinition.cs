namespace KErp.Messaging.Topology;

/// <summary>A durable consumer: the only one for its subject, so that a message has one ending.</summary>
public sealed record ConsumerDefinition(string Stream, string Name, string Subject);
