namespace KErp.Domain.Filings;

/// <summary>A line of a form: what is told of one person.</summary>
/// <param name="To">The insurances that it is told to (신고 구분).</param>
public abstract record FilingEntry(FiledPerson Person, IReadOnlySet<Insurer> To)
{
    public abstract FilingKind Kind { get; }

    /// <summary>The day of the event, by whose codes the line is judged.</summary>
    public abstract DateOnly EventDay { get; }
}
