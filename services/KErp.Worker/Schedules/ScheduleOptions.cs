using System.ComponentModel.DataAnnotations;

namespace KErp.Worker.Schedules;

/// <summary>Times of whatever runs at certain times.</summary>
public sealed class ScheduleOptions
{
    public const string Section = "Schedules";

    /// <summary>How often a worker looks whether something is due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run keeps other workers away before it says again that it is alive.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When a run that failed is tried again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "06:00:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMinutes(5);
}
