namespace KErp.Domain.Filings;

/// <summary>What was told before, and what is right.</summary>
public abstract record ChangedContent
{
    private ChangedContent() { }

    /// <summary>성명.</summary>
    public sealed record Name(string Before, string After) : ChangedContent;

    /// <summary>주민등록번호 or 외국인등록번호.</summary>
    public sealed record Number(ResidentNumber Before, ResidentNumber After) : ChangedContent;

    /// <summary>자격취득일.</summary>
    public sealed record AcquiredOn(DateOnly Before, DateOnly After) : ChangedContent;

    /// <summary>자격상실일.</summary>
    public sealed record LostOn(DateOnly Before, DateOnly After) : ChangedContent;
}
