using KErp.Domain.Invoices;

namespace KErp.Domain.Employees;

/// <summary>What must hold for an employee, and for a reason to see one's number.</summary>
public static class EmployeeRules
{
    public const int MaxName = 100;
    public const int MinReason = 5;
    public const int MaxReason = 200;
    public const int MinYear = 1900;
    public const int MaxYear = 2200;

    /// <param name="today">Today in Korea.</param>
    public static IReadOnlyList<Violation> Check(NewEmployee employee, DateOnly today)
    {
        var found = new List<Violation>();
        TextRules.Required(found, "name", employee.Name, MaxName);
        WithoutNumber(found, "name", employee.Name);
        if (employee.ResidentNumber == default || employee.ResidentNumber.BirthDate > today)
            found.Add(EmployeeViolations.InvalidResidentNumber("residentNumber"));
        return found;
    }

    /// <summary>For a number that is looked for.</summary>
    public static IReadOnlyList<Violation> CheckNumber(ResidentNumber number) =>
        number == default ? [EmployeeViolations.InvalidResidentNumber("residentNumber")] : [];

    public static IReadOnlyList<Violation> CheckReason(string reason)
    {
        var found = new List<Violation>();
        TextRules.Required(found, "reason", reason, MaxReason);
        WithoutNumber(found, "reason", reason);
        if (found.Count == 0 && reason.Trim().Length < MinReason) found.Add(EmployeeViolations.TooShort("reason", MinReason));
        return found;
    }

    public static IReadOnlyList<Violation> CheckHire(DateOnly birthDate, DateOnly hiredOn)
    {
        if (IsOutOfReason(hiredOn)) return [EmployeeViolations.DateOutOfReason("hiredOn")];
        return hiredOn < birthDate ? [EmployeeViolations.HiredBeforeBirth("hiredOn")] : [];
    }

    public static IReadOnlyList<Violation> CheckLeave(DateOnly hiredOn, DateOnly leftOn)
    {
        if (IsOutOfReason(leftOn)) return [EmployeeViolations.DateOutOfReason("leftOn")];
        return leftOn < hiredOn ? [EmployeeViolations.LeftBeforeHired("leftOn", hiredOn)] : [];
    }

    /// <summary>Insurances count on from these days, and dates have an end.</summary>
    private static bool IsOutOfReason(DateOnly date) => date.Year is < MinYear or > MaxYear;

    /// <summary>What is not sealed must not hold a number.</summary>
    public static void WithoutNumber(List<Violation> found, string field, string? text)
    {
        if (ResidentNumber.IsIn(text)) found.Add(EmployeeViolations.ContainsResidentNumber(field));
    }
}
