using System.ComponentModel.DataAnnotations;

namespace KErp.Worker.Audit;

/// <summary>How the audit is sealed, and where the heads of its chains are kept.</summary>
public sealed class AuditOptions : IValidatableObject
{
    public const string Section = "Audit";

    /// <summary>An entry is sealed within this time of its commit.</summary>
    private static readonly TimeSpan SealedWithin = TimeSpan.FromSeconds(5);

    /// <summary>False stops sealing, to measure what it costs. The queue grows meanwhile.</summary>
    public bool Seal { get; init; } = true;

    /// <summary>How often the queue is looked at when it was empty.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Entries in one transaction.</summary>
    [Range(1, 10_000)]
    public int Batch { get; init; } = 1000;

    /// <summary>A folder that no database role can write. Required outside development.</summary>
    public string? HeadsDirectory { get; init; }

    public TimeSpan HeadsInterval { get; init; } = TimeSpan.FromDays(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Interval <= TimeSpan.Zero || Interval >= SealedWithin)
            yield return new ValidationResult($"Interval must be longer than zero and shorter than {SealedWithin.TotalSeconds} s.", [nameof(Interval)]);
        if (HeadsInterval <= TimeSpan.Zero || HeadsInterval > TimeSpan.FromDays(1))
            yield return new ValidationResult("HeadsInterval must be longer than zero and at most a day.", [nameof(HeadsInterval)]);
        if (HeadsDirectory is { } folder && !Path.IsPathFullyQualified(folder))
            yield return new ValidationResult("HeadsDirectory must be a full path.", [nameof(HeadsDirectory)]);
    }
}
