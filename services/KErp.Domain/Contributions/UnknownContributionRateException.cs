namespace KErp.Domain.Contributions;

/// <summary>
/// A month was asked for that the rates do not cover. The latest known rates are never taken instead: they would be wrong.
/// </summary>
public sealed class UnknownContributionRateException(YearMonth month, IReadOnlyList<string> rows)
    : Exception($"The contribution rates have no row for {string.Join(", ", rows)} in {month}. Add it before {month} is computed.")
{
    public YearMonth Month { get; } = month;

    /// <summary>The missing rows, such as <c>health</c> or <c>employment_stability/under_150</c>.</summary>
    public IReadOnlyList<string> Rows { get; } = rows;
}
