using System.ComponentModel.DataAnnotations;

namespace KErp.Worker.Collections;

/// <summary>Times of collecting from the tax office.</summary>
public sealed class CollectingOptions
{
    public const string Section = "Collecting";

    /// <summary>How often the provider is asked how far it is.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two tries at a provider that is away.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RetryDelayCap { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A collection that is not done so long after it was asked for has failed.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(12);
}
