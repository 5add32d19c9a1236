namespace KErp.Domain.Employees;

/// <summary>Codes that the rules of employees report. Stable: clients may branch on them.</summary>
public static class EmployeeViolationCodes
{
    public const string InvalidResidentNumber = "invalid_resident_number";
    public const string ContainsResidentNumber = "contains_resident_number";
    public const string ResidentNumberTaken = "resident_number_taken";
    public const string HiredBeforeBirth = "hired_before_birth";
    public const string LeftBeforeHired = "left_before_hired";
    public const string DateOutOfReason = "date_out_of_range";
    public const string TooShort = "too_short";
}

/// <summary>The messages. None repeats what the user sent: it is personal data.</summary>
public static class EmployeeViolations
{
    public static Violation InvalidResidentNumber(string field) => new(field, EmployeeViolationCodes.InvalidResidentNumber,
        "주민등록번호 또는 외국인등록번호가 올바르지 않습니다.",
        "Not a resident or foreigner registration number.");

    public static Violation ContainsResidentNumber(string field) => new(field, EmployeeViolationCodes.ContainsResidentNumber,
        "이 항목에는 주민등록번호를 쓸 수 없습니다.",
        "A resident registration number must not be written here.");

    public static Violation ResidentNumberTaken(string field) => new(field, EmployeeViolationCodes.ResidentNumberTaken,
        "이미 등록된 주민등록번호입니다.",
        "An employee with this number is registered already.");

    public static Violation HiredBeforeBirth(string field) => new(field, EmployeeViolationCodes.HiredBeforeBirth,
        "입사일이 생년월일보다 빠릅니다.",
        "The date of hiring is before the date of birth.");

    public static Violation DateOutOfReason(string field) => new(field, EmployeeViolationCodes.DateOutOfReason,
        $"{EmployeeRules.MinYear}년부터 {EmployeeRules.MaxYear}년까지의 날짜여야 합니다.",
        $"A date in the years {EmployeeRules.MinYear} to {EmployeeRules.MaxYear} is expected.");

    public static Violation LeftBeforeHired(string field, DateOnly hiredOn) => new(field, EmployeeViolationCodes.LeftBeforeHired,
        $"퇴사일은 입사일({hiredOn:yyyy-MM-dd})보다 빠를 수 없습니다.",
        $"The date of leaving must not be before the date of hiring ({hiredOn:yyyy-MM-dd}).");

    public static Violation TooShort(string field, int min) => new(field, EmployeeViolationCodes.TooShort,
        $"{min}자 이상 입력해야 합니다.",
        $"At least {min} characters are needed.");
}
