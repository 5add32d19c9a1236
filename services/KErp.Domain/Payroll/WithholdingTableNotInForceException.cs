namespace KErp.Domain.Payroll;

/// <summary>Pay was to be taxed by a table that is for later payments only.</summary>
public sealed class WithholdingTableNotInForceException(DateOnly paidOn, DateOnly effectiveFrom)
    : Exception($"The withholding table is for payments from {effectiveFrom:yyyy-MM-dd}, not for {paidOn:yyyy-MM-dd}. Load the table that was in force.")
{
    public DateOnly PaidOn { get; } = paidOn;
    public DateOnly EffectiveFrom { get; } = effectiveFrom;
}
