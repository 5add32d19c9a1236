using System.ComponentModel.DataAnnotations;

namespace KErp.TaxClient;

/// <summary>Calls to tax-scraper, and the breaker before them.</summary>
public sealed class TaxClientOptions : IValidatableObject
{
    public const string Section = "TaxScraper";

    /// <summary>How long one call to tax-scraper may take, its own retries included.</summary>
    public TimeSpan CallDeadline { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the breaker keeps calls from a provider that is away.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Calls within <see cref="SamplingDuration"/> before the breaker judges.</summary>
    [Range(2, 1000)]
    public int BreakerThroughput { get; init; } = 5;

    public TimeSpan SamplingDuration { get; init; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CallDeadline <= TimeSpan.Zero) yield return new ValidationResult("CallDeadline must be longer than zero.", [nameof(CallDeadline)]);
        // Polly's own bounds, told here with the names that an operator sets.
        if (BreakDuration < TimeSpan.FromSeconds(0.5)) yield return new ValidationResult("BreakDuration must be at least 0.5 s.", [nameof(BreakDuration)]);
        if (SamplingDuration < TimeSpan.FromSeconds(0.5)) yield return new ValidationResult("SamplingDuration must be at least 0.5 s.", [nameof(SamplingDuration)]);
    }
}
