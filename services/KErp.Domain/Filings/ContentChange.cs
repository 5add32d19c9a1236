namespace KErp.Domain.Filings;

/// <summary>
/// 내용변경 (제9호). The numbers by which the form names what changed are not known to us (certainty C): the kinds here are ours.
/// </summary>
/// <param name="ChangedOn">변경일.</param>
public sealed record ContentChange(FiledPerson Person, IReadOnlySet<Insurer> To, DateOnly ChangedOn, ChangedContent Content)
    : FilingEntry(Person, To)
{
    public override FilingKind Kind => FilingKind.ContentChange;

    public override DateOnly EventDay => ChangedOn;
}
