using System.ComponentModel.DataAnnotations;
using KErp.Domain;

namespace KErp.Worker.Partners;

/// <summary>When the partners' businesses are asked for.</summary>
public sealed class PartnerRefreshOptions : IValidatableObject
{
    public const string Section = "PartnerRefresh";

    /// <summary>Every day at this time in Korea.</summary>
    public TimeOnly At { get; init; } = new(3, 0);

    /// <summary>Instead of once a day, for tests and trials.</summary>
    public TimeSpan? Every { get; init; }

    internal Schedule Schedule => Every is { } interval ? new Schedule.Every(interval) : new Schedule.Daily(At);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Every < TimeSpan.FromSeconds(1)) yield return new ValidationResult("Every must be at least a second.", [nameof(Every)]);
    }
}
