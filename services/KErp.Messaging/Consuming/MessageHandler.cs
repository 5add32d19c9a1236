using KErp.Data.Delivery;

namespace KErp.Messaging.Consuming;

/// <summary>
/// Handles the messages of one consumer. An implementation commits its effect, the inbox row and the end of the outbox
/// row in one transaction, relies on no order, and throws only for what it cannot process.
/// </summary>
public abstract class MessageHandler
{
    public abstract Task<Handling> HandleAsync(ReceivedMessage message, int delivery, CancellationToken cancellation);

    /// <summary>Whether messages may be taken now; a handler whose provider is away says no for a while.</summary>
    public virtual Admission Admit() => Admission.Open;
}

/// <summary>How a message was handled.</summary>
public abstract record Handling
{
    private Handling() { }

    /// <summary>Effect and inbox row are committed.</summary>
    public sealed record Done : Handling;

    /// <summary>Something else failed for now; deliver again after the delay. Never counted as poison.</summary>
    public sealed record Retry(TimeSpan After) : Handling;
}

/// <param name="Messages">How many messages may be in work; 0 for none.</param>
/// <param name="Wait">When to ask again, if none.</param>
public readonly record struct Admission(int Messages, TimeSpan Wait)
{
    public static Admission Open => new(int.MaxValue, TimeSpan.Zero);

    /// <summary>One at a time, to find out whether the provider is back.</summary>
    public static Admission Trial => new(1, TimeSpan.Zero);

    public static Admission Closed(TimeSpan wait) => new(0, wait);
}
