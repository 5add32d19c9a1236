namespace KErp.Domain.Payroll;

/// <summary>Codes that the rules of employment periods report. Stable: clients may branch on them.</summary>
public static class EmploymentViolationCodes
{
    public const string UnknownWorkplace = "unknown_workplace";
    public const string Overlaps = "overlapping_employment";
}

/// <summary>The messages.</summary>
public static class EmploymentViolations
{
    public static Violation UnknownWorkplace(string field) => new(field, EmploymentViolationCodes.UnknownWorkplace,
        "등록되지 않은 사업장입니다.",
        "There is no such workplace.");

    public static Violation Overlaps(string field) => new(field, EmploymentViolationCodes.Overlaps,
        "다른 고용 기간과 겹칩니다.",
        "The period overlaps another employment of this employee.");
}
