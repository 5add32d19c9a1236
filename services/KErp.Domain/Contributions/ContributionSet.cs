namespace KErp.Domain.Contributions;

/// <summary>All contributions of one employee for one month. What is not owed is zero.</summary>
public sealed record ContributionSet(
    Share NationalPension,
    Share Health,
    Share LongTermCare,
    Share Unemployment,
    Share EmploymentStability,
    Share IndustrialAccident)
{
    /// <summary>What is held back from the pay.</summary>
    public long EmployeeTotal =>
        NationalPension.Employee + Health.Employee + LongTermCare.Employee
        + Unemployment.Employee + EmploymentStability.Employee + IndustrialAccident.Employee;

    public long EmployerTotal =>
        NationalPension.Employer + Health.Employer + LongTermCare.Employer
        + Unemployment.Employer + EmploymentStability.Employer + IndustrialAccident.Employer;

    public Share this[Insurance insurance] => insurance switch
    {
        Insurance.NationalPension => NationalPension,
        Insurance.Health => Health,
        Insurance.LongTermCare => LongTermCare,
        Insurance.Unemployment => Unemployment,
        Insurance.EmploymentStability => EmploymentStability,
        Insurance.IndustrialAccident => IndustrialAccident,
        _ => throw new ArgumentOutOfRangeException(nameof(insurance), insurance, "Not an insurance."),
    };
}
