using System.ComponentModel.DataAnnotations;

namespace KErp.Messaging;

/// <summary>Times and limits of delivery. The defaults are the production values; tests compress the times.</summary>
public sealed class MessagingOptions : IValidatableObject
{
    public const string Section = "Messaging";

    /// <summary>After so long without an acknowledgement or a sign of progress the broker delivers again.</summary>
    public TimeSpan AckWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Deliveries that a handler may fail to process before the message is a dead letter.</summary>
    [Range(1, 100)]
    public int PoisonLimit { get; init; } = 5;

    /// <summary>Messages in work at once, per consumer and replica.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; init; } = 16;

    /// <summary>How often the relay looks for new outbox rows.</summary>
    public TimeSpan RelayInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    [Range(1, 10_000)]
    public int RelayBatch { get; init; } = 256;

    /// <summary>How often the reconciler compares outbox and stream.</summary>
    public TimeSpan ReconcileInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Rows sent more recently are left alone by the reconciler.</summary>
    public TimeSpan ReconcileSettle { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Rows looked up one by one in the stream, per reconciliation.</summary>
    [Range(1, 10_000)]
    public int VerifyBatch { get; init; } = 200;

    /// <summary>How often the broker is asked how much waits for each consumer: oftener than Prometheus asks us.</summary>
    public TimeSpan BacklogInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two deliveries of a message whose processing failed for a passing reason.</summary>
    public TimeSpan RetryDelayCap { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Copies of each stream in the broker's cluster: 3 in production.</summary>
    [Range(1, 5)]
    public int StreamReplicas { get; init; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[]
                 {
                     (nameof(AckWait), AckWait), (nameof(RelayInterval), RelayInterval), (nameof(ReconcileInterval), ReconcileInterval),
                     (nameof(ReconcileSettle), ReconcileSettle), (nameof(RetryDelayCap), RetryDelayCap),
                     (nameof(BacklogInterval), BacklogInterval),
                 })
        {
            if (value <= TimeSpan.Zero) yield return new ValidationResult($"{name} must be longer than zero.", [name]);
        }
    }
}
