using System.ComponentModel.DataAnnotations;

namespace KErp.Worker.FollowUp;

/// <summary>When the provider is asked what became of documents that it told us nothing about.</summary>
public sealed class FollowUpOptions : IValidatableObject
{
    public const string Section = "FollowUp";

    /// <summary>Between two looks for documents that are due.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The soonest that one document is asked for again, and the latest: a provider that sends at 15:00 the next day is not asked all night.</summary>
    public TimeSpan Soonest { get; init; } = TimeSpan.FromMinutes(5);
    public TimeSpan Latest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Between two looks for webhooks that wait.</summary>
    public TimeSpan WebhookInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a webhook about a document that we do not know is kept, for our own note of it may come later.</summary>
    public TimeSpan WebhookPatience { get; init; } = TimeSpan.FromMinutes(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Interval <= TimeSpan.Zero) yield return new ValidationResult("Interval must be longer than zero.", [nameof(Interval)]);
        if (WebhookInterval <= TimeSpan.Zero) yield return new ValidationResult("WebhookInterval must be longer than zero.", [nameof(WebhookInterval)]);
        if (Soonest <= TimeSpan.Zero || Latest < Soonest) yield return new ValidationResult("Soonest must be longer than zero and not longer than Latest.", [nameof(Soonest)]);
    }
}
