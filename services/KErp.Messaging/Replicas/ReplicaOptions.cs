using System.ComponentModel.DataAnnotations;

namespace KErp.Messaging.Replicas;

/// <summary>Times of heartbeats and of commands to every replica.</summary>
public sealed class ReplicaOptions : IValidatableObject
{
    public const string Section = "Replicas";

    /// <summary>How often a replica says that it is alive.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A replica whose last heartbeat is older is not expected to answer.</summary>
    public TimeSpan LiveFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Who has not answered a command after so long is listed as silent.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a replica may work on a command, whether somebody still waits for the answer or not.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ActionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A database session that idled within a transaction for longer is ended by <c>kill-idle</c>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan IdleInTransaction { get; init; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // One heartbeat may be lost or late without the replica being taken for dead.
        if (LiveFor < 2 * HeartbeatInterval)
            yield return new ValidationResult($"{nameof(LiveFor)} must be at least twice {nameof(HeartbeatInterval)}.", [nameof(LiveFor)]);
    }
}
