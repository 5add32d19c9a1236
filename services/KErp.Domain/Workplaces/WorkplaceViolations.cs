using System.Globalization;

namespace KErp.Domain.Workplaces;

/// <summary>Codes that the rules of workplaces report. Stable: clients may branch on them.</summary>
public static class WorkplaceViolationCodes
{
    public const string InvalidNumber = "invalid_management_number";
    public const string NumberTaken = "management_number_taken";
    public const string OutOfRange = "out_of_range";
}

/// <summary>The messages.</summary>
public static class WorkplaceViolations
{
    public static Violation InvalidNumber(string field) => new(field, WorkplaceViolationCodes.InvalidNumber,
        $"사업장관리번호는 숫자 {WorkplaceRules.NumberLength}자리여야 합니다.",
        $"The management number of a workplace has {WorkplaceRules.NumberLength} digits.");

    public static Violation NumberTaken(string field) => new(field, WorkplaceViolationCodes.NumberTaken,
        "이미 등록된 사업장관리번호입니다.",
        "A workplace with this management number is registered already.");

    public static Violation OutOfRange(string field, int min, int max) => new(field, WorkplaceViolationCodes.OutOfRange,
        $"{Number(min)} 이상 {Number(max)} 이하여야 합니다.",
        $"Must be between {Number(min)} and {Number(max)}.");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
