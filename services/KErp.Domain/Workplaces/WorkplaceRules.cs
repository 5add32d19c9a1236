using KErp.Domain.Employees;
using KErp.Domain.Invoices;

namespace KErp.Domain.Workplaces;

/// <summary>What must hold for a workplace.</summary>
public static class WorkplaceRules
{
    public const int NumberLength = 11;
    public const int MaxName = 100;

    /// <summary>Parts per million: 50 %, several times the highest 산재보험료율 there is.</summary>
    public const int MaxAccidentPpm = 500_000;

    /// <summary>Years of age; the law has 65, and nobody would mean something far from it.</summary>
    public const int MinAgeLimit = 50;
    public const int MaxAgeLimit = 100;

    /// <returns>Every broken rule; empty when none is.</returns>
    public static IReadOnlyList<Violation> Check(NewWorkplace workplace)
    {
        var found = new List<Violation>();
        if (workplace.ManagementNumber.Length != NumberLength || !workplace.ManagementNumber.All(char.IsAsciiDigit))
            found.Add(WorkplaceViolations.InvalidNumber("managementNumber"));
        TextRules.Required(found, "name", workplace.Name, MaxName);
        EmployeeRules.WithoutNumber(found, "name", workplace.Name);
        if (workplace.Terms.AccidentPpm is < 0 or > MaxAccidentPpm)
            found.Add(WorkplaceViolations.OutOfRange("accidentPpm", 0, MaxAccidentPpm));
        if (workplace.Terms.Policy.UnemploymentHireAgeLimit is < MinAgeLimit or > MaxAgeLimit)
            found.Add(WorkplaceViolations.OutOfRange("policy.unemploymentHireAgeLimit", MinAgeLimit, MaxAgeLimit));
        return found;
    }
}
