using KErp.Domain.Contributions;

namespace KErp.Domain.Payroll;

/// <summary>Computes payslips of a workplace. The same input gives the same slip, to the won.</summary>
public sealed class PayslipCalculator(ContributionEngine contributions, WorkplaceTerms workplace, Withholding withholding)
{
    /// <param name="month">귀속월, which the contributions are of.</param>
    /// <param name="paidOn">지급일, by which the withholding table is chosen.</param>
    /// <exception cref="UnknownContributionRateException">The rates do not cover the month.</exception>
    /// <exception cref="WithholdingTableNotInForceException">The table is for later payments.</exception>
    /// <exception cref="ArgumentException">Pay, family or bases break their rules.</exception>
    public Payslip Compute(EmployeeMonth employee, YearMonth month, DateOnly paidOn)
    {
        var pay = PaySplit.Of(employee.Items);
        return new Payslip(
            month,
            paidOn,
            employee.Items,
            pay,
            contributions.Compute(employee.Insured, workplace, month),
            TaxOf(employee, pay.Taxable, paidOn));
    }

    private WithheldTax? TaxOf(EmployeeMonth employee, long taxable, DateOnly paidOn) => withholding switch
    {
        Withholding.Without => null,
        Withholding.ByTable { Table: var table } when paidOn < table.EffectiveFrom =>
            throw new WithholdingTableNotInForceException(paidOn, table.EffectiveFrom),
        Withholding.ByTable { Table: var table } => WithheldTax.Of(table.TaxOf(taxable, employee.Family, employee.Ratio)),
        _ => throw new ArgumentOutOfRangeException(nameof(employee), "Not a way of withholding."),
    };
}
