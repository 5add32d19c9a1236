namespace KErp.Domain.Payroll;

/// <summary>What must hold for the rows of a table: no gap, no overlap, more tax for more pay, less for more dependants.</summary>
internal static class WithholdingTableRules
{
    public static void Check(List<Violation> found, IReadOnlyList<WithholdingTableRow> rows)
    {
        if (rows.Count < 2)
        {
            found.Add(WithholdingTableViolations.NoRows());
            return;
        }

        foreach (var row in rows.SkipLast(1))
            CheckSpan(found, row);
        if (rows[^1] is not { From: WithholdingAnnex.TableEnd, To: null })
            found.Add(WithholdingTableViolations.WrongEnd(rows[^1].Line));
        foreach (var row in rows)
            CheckDependants(found, row);
        foreach (var (before, row) in rows.Zip(rows.Skip(1)))
            CheckNeighbours(found, before, row);
    }

    private static void CheckSpan(List<Violation> found, WithholdingTableRow row)
    {
        if (row.To is null || row.To <= row.From)
            found.Add(WithholdingTableViolations.EmptySpan(row.Line));
    }

    private static void CheckNeighbours(List<Violation> found, WithholdingTableRow before, WithholdingTableRow row)
    {
        if (row.From > before.To)
            found.Add(WithholdingTableViolations.Gap(row.Line, before.To.Value, row.From));
        if (row.From < before.To)
            found.Add(WithholdingTableViolations.Overlap(row.Line, before.Line));
        for (var column = 0; column < WithholdingTable.Columns; column++)
        {
            if (row.Taxes[column] < before.Taxes[column])
                found.Add(WithholdingTableViolations.FallsWithPay(row.Line, column + 1));
        }
    }

    private static void CheckDependants(List<Violation> found, WithholdingTableRow row)
    {
        for (var column = 1; column < WithholdingTable.Columns; column++)
        {
            if (row.Taxes[column] > row.Taxes[column - 1])
                found.Add(WithholdingTableViolations.RisesWithDependants(row.Line, column + 1));
        }
    }
}
