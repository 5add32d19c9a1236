using KErp.Domain.Contributions;

namespace KErp.Domain.Payroll;

/// <summary>What a payslip is computed of.</summary>
/// <param name="Insured">With the pay that is reported to the agencies, which need not be that of the month.</param>
/// <param name="Items">The pay of the month.</param>
public sealed record EmployeeMonth(
    Insured Insured,
    IReadOnlyList<PayItem> Items,
    WithholdingFamily Family,
    WithholdingRatio Ratio = WithholdingRatio.Percent100);
