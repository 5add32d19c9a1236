namespace KErp.Domain.Filings;

/// <summary>By what a form is judged.</summary>
/// <param name="Today">The Korean date of now.</param>
public sealed record FilingContext(Insurer Insurer, DateOnly Today, FilingCodes Codes, FilingPolicy Policy)
{
    public static FilingContext Of(Insurer insurer, DateOnly today) => new(insurer, today, FilingCodes.Korea, FilingPolicy.Default);
}
