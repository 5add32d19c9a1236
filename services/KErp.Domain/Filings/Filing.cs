namespace KErp.Domain.Filings;

/// <summary>A form with its lines, one for each person.</summary>
public sealed record Filing<TEntry>(FilingWorkplace Workplace, IReadOnlyList<TEntry> Entries) where TEntry : FilingEntry;
