using System.ComponentModel.DataAnnotations;

namespace KErp.Data.Retention;

/// <summary>How long things are kept. The lower bounds are what the law asks for where it is certain.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>안전성 확보조치 기준 §8: two years where 고유식별정보 is handled.</summary>
    [Range(24, 1200)]
    public int AuditMonths { get; init; } = 24;

    /// <summary>Partitions of the audit that are made in advance.</summary>
    [Range(1, 120)]
    public int AuditMonthsAhead { get; init; } = 12;

    /// <summary>Idempotency keys, ended messages, ended sessions, sent mails.</summary>
    [Range(1, 3650)]
    public int OperationalDays { get; init; } = 35;

    [Range(1, 100)]
    public int LabourYears { get; init; } = 3;

    [Range(5, 100)]
    public int TaxYears { get; init; } = 5;

    [Range(1, 100)]
    public int BookYears { get; init; } = 10;
}
