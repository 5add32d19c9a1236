using KErp.Domain.Contributions;

namespace KErp.Domain.Payroll;

/// <summary>급여명세: a month's pay of an employee, in won.</summary>
/// <param name="Tax">Null when the run was asked to go without withholding, which is not the same as a tax of zero.</param>
public sealed record Payslip(
    YearMonth Month,
    DateOnly PaidOn,
    IReadOnlyList<PayItem> Items,
    PaySplit Pay,
    ContributionSet Contributions,
    WithheldTax? Tax)
{
    /// <summary>공제액: the employee's contributions and the tax.</summary>
    public long Deductions => Contributions.EmployeeTotal + (Tax?.Total ?? 0);

    /// <summary>실지급액. Below zero when more is due than was paid, which a notice says.</summary>
    public long NetPay => Pay.Total - Deductions;

    public IReadOnlyList<PayslipNotice> Notices => PayslipNotice.Of(Tax is not null, NetPay);
}
