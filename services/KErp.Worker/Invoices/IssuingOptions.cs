using System.ComponentModel.DataAnnotations;

namespace KErp.Worker.Invoices;

/// <summary>Times of issuing at the provider.</summary>
public sealed class IssuingOptions : IValidatableObject
{
    public const string Section = "Issuing";

    /// <summary>How much longer than the call a claim keeps other workers away, so that no one takes over while it runs.</summary>
    public TimeSpan LeaseMargin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two tries at a provider that is away.</summary>
    public TimeSpan RetryDelayCap { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an invoice that is issued late anyway is tried, from its creation.</summary>
    public TimeSpan ForcedRetry { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Between two looks at a submission that the provider works on.</summary>
    public TimeSpan SubmissionPoll { get; init; } = TimeSpan.FromSeconds(2);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LeaseMargin <= TimeSpan.Zero) yield return new ValidationResult("LeaseMargin must be longer than zero.", [nameof(LeaseMargin)]);
        if (RetryDelayCap < TimeSpan.FromSeconds(0.1)) yield return new ValidationResult("RetryDelayCap must be at least 0.1 s.", [nameof(RetryDelayCap)]);
    }
}
