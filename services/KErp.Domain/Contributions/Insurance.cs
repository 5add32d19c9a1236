namespace KErp.Domain.Contributions;

/// <summary>What is paid for an employee under 4대보험, in the order of a payslip.</summary>
public enum Insurance
{
    /// <summary>국민연금.</summary>
    NationalPension,

    /// <summary>건강보험.</summary>
    Health,

    /// <summary>장기요양보험, a part of the health contribution.</summary>
    LongTermCare,

    /// <summary>고용보험 실업급여.</summary>
    Unemployment,

    /// <summary>고용보험 고용안정·직업능력개발사업, by the employer alone.</summary>
    EmploymentStability,

    /// <summary>산재보험, by the employer alone.</summary>
    IndustrialAccident,
}
