using KErp.Domain.Payroll;

namespace KErp.Data.Model;

/// <summary>급여명세 of one employee in a run, in won. Written once, never changed.</summary>
public sealed class StoredPayslip
{
    public required Guid CompanyId { get; init; }
    public required Guid PayrollId { get; init; }

    /// <summary>That of the <see cref="PayrollInput"/>.</summary>
    public required int Ordinal { get; init; }
    public required long TaxablePay { get; init; }
    public required long NonTaxablePay { get; init; }
    public required long PensionEmployee { get; init; }
    public required long PensionEmployer { get; init; }
    public required long HealthEmployee { get; init; }
    public required long HealthEmployer { get; init; }
    public required long LongTermCareEmployee { get; init; }
    public required long LongTermCareEmployer { get; init; }
    public required long UnemploymentEmployee { get; init; }
    public required long UnemploymentEmployer { get; init; }

    /// <summary>By billing an employee may bear a part of what is the employer's by law.</summary>
    public required long StabilityEmployee { get; init; }
    public required long StabilityEmployer { get; init; }
    public required long AccidentEmployee { get; init; }
    public required long AccidentEmployer { get; init; }

    /// <summary>Null in a run without withholding, which is not the same as a tax of zero.</summary>
    public long? IncomeTax { get; init; }
    public long? LocalIncomeTax { get; init; }
    public required long NetPay { get; init; }

    internal static StoredPayslip Of(PayrollInput input, Payslip slip) => new()
    {
        CompanyId = input.CompanyId,
        PayrollId = input.PayrollId,
        Ordinal = input.Ordinal,
        TaxablePay = slip.Pay.Taxable,
        NonTaxablePay = slip.Pay.NonTaxable,
        PensionEmployee = slip.Contributions.NationalPension.Employee,
        PensionEmployer = slip.Contributions.NationalPension.Employer,
        HealthEmployee = slip.Contributions.Health.Employee,
        HealthEmployer = slip.Contributions.Health.Employer,
        LongTermCareEmployee = slip.Contributions.LongTermCare.Employee,
        LongTermCareEmployer = slip.Contributions.LongTermCare.Employer,
        UnemploymentEmployee = slip.Contributions.Unemployment.Employee,
        UnemploymentEmployer = slip.Contributions.Unemployment.Employer,
        StabilityEmployee = slip.Contributions.EmploymentStability.Employee,
        StabilityEmployer = slip.Contributions.EmploymentStability.Employer,
        AccidentEmployee = slip.Contributions.IndustrialAccident.Employee,
        AccidentEmployer = slip.Contributions.IndustrialAccident.Employer,
        IncomeTax = slip.Tax?.IncomeTax,
        LocalIncomeTax = slip.Tax?.LocalIncomeTax,
        NetPay = slip.NetPay,
    };
}
