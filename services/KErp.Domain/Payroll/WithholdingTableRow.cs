namespace KErp.Domain.Payroll;

/// <summary>A row of the table.</summary>
/// <param name="Line">Of the file, from 1.</param>
/// <param name="From">Won of monthly pay (이상).</param>
/// <param name="To">Won that are no longer in it (미만); null in the last row, at which the table ends.</param>
/// <param name="Taxes">Won for 1 to 11 dependants.</param>
internal sealed record WithholdingTableRow(int Line, long From, long? To, IReadOnlyList<long> Taxes);
