namespace KErp.Domain.Payroll;

/// <summary>A line of pay (지급 항목).</summary>
/// <param name="Amount">Won, not negative.</param>
public sealed record PayItem(string Name, long Amount, PayItemKind Kind = PayItemKind.Taxable);
