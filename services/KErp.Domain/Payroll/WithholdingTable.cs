namespace KErp.Domain.Payroll;

/// <summary>
/// 근로소득 간이세액표 as a customer loaded it, see <see cref="WithholdingTableFile"/>. K-ERP ships no content of it.
/// </summary>
public sealed class WithholdingTable
{
    /// <summary>The table has columns for 1 to 11 dependants.</summary>
    public const int Columns = 11;

    private readonly WithholdingTableRow[] _rows;
    private readonly WithholdingAnnex _annex;

    internal WithholdingTable(WithholdingAnnex annex, string source, IReadOnlyList<WithholdingTableRow> rows) =>
        (_annex, Source, _rows) = (annex, source, [.. rows]);

    /// <summary>The first day of payment that it holds for.</summary>
    public DateOnly EffectiveFrom => _annex.EffectiveFrom;

    /// <summary>Where the customer took it from, as the file says.</summary>
    public string Source { get; }

    /// <summary>소득세 of a month in won: of the table or the formula above it, less the credit for children, at the chosen ratio.</summary>
    /// <param name="pay">월급여액 in won without 비과세.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative pay, an impossible family, or no such ratio.</exception>
    public long TaxOf(long pay, WithholdingFamily family, WithholdingRatio ratio = WithholdingRatio.Percent100)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pay);
        family.ThrowIfImpossible();
        if (!Enum.IsDefined(ratio)) throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "Not a ratio of withholding.");
        var tax = Math.Max(0, ForDependants(pay, family.Dependants) - _annex.CreditOf(family.Children));
        return WonTruncation.ToTen((Int128)tax * (int)ratio, 100);
    }

    /// <summary>
    /// More than 11 dependants: what the eleventh takes off is taken off again for each further one (제4호), down to nothing.
    /// </summary>
    private long ForDependants(long pay, int dependants)
    {
        if (dependants <= Columns) return InColumn(pay, dependants);
        var eleven = InColumn(pay, Columns);
        return Math.Max(0, eleven - (InColumn(pay, Columns - 1) - eleven) * (dependants - Columns));
    }

    private long InColumn(long pay, int dependants)
    {
        if (pay > WithholdingAnnex.TableEnd) return _annex.TaxAbove(_rows[^1].Taxes[dependants - 1], pay);
        var row = LastFrom(pay);
        return row is null ? 0 : row.Taxes[dependants - 1];
    }

    /// <summary>Null for pay below the table, of which nothing is withheld.</summary>
    private WithholdingTableRow? LastFrom(long pay)
    {
        var (low, high) = (0, _rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_rows[middle].From <= pay) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? null : _rows[low - 1];
    }
}
