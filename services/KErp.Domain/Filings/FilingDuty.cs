namespace KErp.Domain.Filings;

/// <summary>Something that has to be filed, or was.</summary>
/// <param name="Subject">Whom or what it is about: an id, never a name or a number of a person.</param>
/// <param name="EventDay">See <see cref="FilingDeadline.For"/>.</param>
/// <param name="FiledOn">Null until it is filed.</param>
/// <param name="IsConstruction">건설업 or 벌목업.</param>
public sealed record FilingDuty(
    Guid Subject, FilingKind Kind, Insurer Insurer, DateOnly EventDay, DateOnly? FiledOn = null, bool IsConstruction = false);
