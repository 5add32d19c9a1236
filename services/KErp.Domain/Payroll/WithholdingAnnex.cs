namespace KErp.Domain.Payroll;

/// <summary>
/// What 소득세법 시행령 별표 2 says besides its table: the formula above the table and the credit for children. An annex is
/// known by the day from which payments are withheld by it; another annex is another row here.
/// </summary>
public sealed class WithholdingAnnex
{
    /// <summary>Won of monthly pay at which the table ends: the tax of that row is what the formula starts from.</summary>
    public const long TableEnd = 10_000_000;

    private readonly Bracket[] _brackets;
    private readonly long[] _credits;
    private readonly long _furtherChild;

    private WithholdingAnnex(DateOnly effectiveFrom, Bracket[] brackets, long[] credits, long furtherChild) =>
        (EffectiveFrom, _brackets, _credits, _furtherChild) = (effectiveFrom, brackets, credits, furtherChild);

    /// <summary>The known annexes. The first is of 27 February 2026, for payments from 1 March 2026.</summary>
    public static IReadOnlyList<WithholdingAnnex> Known { get; } =
    [
        new(
            new DateOnly(2026, 3, 1),
            [
                // 98 % of what is above counts up to 30 million won, so 35 % of 98 % is 343,000 ppm.
                new(TableEnd, 25_000, 343_000),
                new(14_000_000, 1_397_000, 372_400),
                new(28_000_000, 6_610_600, 392_000),
                new(30_000_000, 7_394_600, 400_000),
                new(45_000_000, 13_394_600, 420_000),
                new(87_000_000, 31_034_600, 450_000),
            ],
            [0, 20_830, 45_830],
            33_330),
    ];

    /// <summary>The first day of payment (지급일) that it holds for.</summary>
    public DateOnly EffectiveFrom { get; }

    public static WithholdingAnnex? Find(DateOnly effectiveFrom) => Known.FirstOrDefault(annex => annex.EffectiveFrom == effectiveFrom);

    /// <summary>The monthly tax in won of pay above the table, cut down to 10 won.</summary>
    /// <param name="endTax">Won: the tax of the row at <see cref="TableEnd"/>, for the same number of dependants.</param>
    /// <param name="pay">Won, more than <see cref="TableEnd"/>.</param>
    public long TaxAbove(long endTax, long pay)
    {
        var bracket = _brackets.Last(each => pay > each.Above);
        var over = (Int128)(pay - bracket.Above) * bracket.Ppm;
        return WonTruncation.ToTen((Int128)(endTax + bracket.Added) * WonTruncation.Million + over, WonTruncation.Million);
    }

    /// <summary>Won a month off the tax for children of 8 to 20 years (제3호).</summary>
    public long CreditOf(int children) =>
        children < _credits.Length ? _credits[children] : _credits[^1] + (children - _credits.Length + 1) * _furtherChild;

    /// <param name="Above">Won; the bracket is for more than that.</param>
    /// <param name="Added">Won on top of the tax at the end of the table.</param>
    /// <param name="Ppm">Parts per million of the pay above.</param>
    private sealed record Bracket(long Above, long Added, long Ppm);
}
