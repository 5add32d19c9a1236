using KErp.Data.Model;
using KErp.Data.Payroll;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Api.Payrolls;

/// <summary>급여명세 of one employee, in won.</summary>
/// <param name="Items">지급 항목.</param>
/// <param name="IncomeTax">소득세; null in a run without withholding, which is not the same as a tax of zero.</param>
/// <param name="LocalIncomeTax">지방소득세; null as well.</param>
/// <param name="Deductions">공제액: the employee's contributions and the tax.</param>
/// <param name="NetPay">실지급액.</param>
/// <param name="Notices">What the slip has to say besides its numbers.</param>
public sealed record PayslipResponse(
    Guid EmployeeId, Guid EmploymentId, string Name, IReadOnlyList<PayItem> Items, long TaxablePay, long NonTaxablePay, long GrossPay,
    IReadOnlyList<ContributionResponse> Contributions, long? IncomeTax, long? LocalIncomeTax, long Deductions, long NetPay,
    IReadOnlyList<PayslipNotice> Notices)
{
    public static PayslipResponse Of(PayslipReading r)
    {
        var (slip, gross) = (r.Slip, r.Slip.TaxablePay + r.Slip.NonTaxablePay);
        return new PayslipResponse(
            r.EmployeeId, r.EmploymentId, r.Name, r.Terms.Items, slip.TaxablePay, slip.NonTaxablePay, gross,
            ContributionsOf(slip), slip.IncomeTax, slip.LocalIncomeTax, gross - slip.NetPay, slip.NetPay,
            PayslipNotice.Of(slip.IncomeTax is not null, slip.NetPay));
    }

    private static ContributionResponse[] ContributionsOf(StoredPayslip s) =>
    [
        new(Insurance.NationalPension, s.PensionEmployee, s.PensionEmployer),
        new(Insurance.Health, s.HealthEmployee, s.HealthEmployer),
        new(Insurance.LongTermCare, s.LongTermCareEmployee, s.LongTermCareEmployer),
        new(Insurance.Unemployment, s.UnemploymentEmployee, s.UnemploymentEmployer),
        new(Insurance.EmploymentStability, s.StabilityEmployee, s.StabilityEmployer),
        new(Insurance.IndustrialAccident, s.AccidentEmployee, s.AccidentEmployer),
    ];
}

/// <param name="Employee">Held back from the pay.</param>
/// <param name="Employer">Paid on top of it.</param>
public sealed record ContributionResponse(Insurance Insurance, long Employee, long Employer);

/// <param name="Items">In the order of the run.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record PayslipPage(IReadOnlyList<PayslipResponse> Items, string? NextCursor);
