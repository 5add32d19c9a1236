using System.Globalization;

namespace KErp.Domain.Payroll;

/// <summary>Codes that the rules of payroll report. Stable: clients may branch on them.</summary>
public static class PayrollViolationCodes
{
    public const string TooManyItems = "too_many";
    public const string AmountOutOfRange = "amount_out_of_range";
    public const string NumberOutOfRange = "out_of_range";
    public const string UnknownValue = "unknown_value";
    public const string PersonalNumber = "personal_number";
}

/// <summary>The messages. None repeats what the user sent: it is personal data.</summary>
internal static class PayrollViolations
{
    public static Violation TooManyItems(string field, int max) => new(field, PayrollViolationCodes.TooManyItems,
        $"지급 항목은 {max}개까지만 쓸 수 있습니다.",
        $"At most {max} items of pay are allowed.");

    public static Violation AmountOutOfRange(string field, long max) => new(field, PayrollViolationCodes.AmountOutOfRange,
        $"금액은 0원 이상 {Won(max)}원 이하여야 합니다.",
        $"The amount must be between 0 and {Won(max)} won.");

    public static Violation NumberOutOfRange(string field, int min, int max) => new(field, PayrollViolationCodes.NumberOutOfRange,
        $"{min} 이상 {max} 이하여야 합니다.",
        $"Must be between {min} and {max}.");

    public static Violation UnknownValue(string field) => new(field, PayrollViolationCodes.UnknownValue,
        "허용되지 않는 값입니다.",
        "Not one of the allowed values.");

    public static Violation PersonalNumber(string field) => new(field, PayrollViolationCodes.PersonalNumber,
        "주민등록번호를 쓸 수 없습니다.",
        "Must not hold a resident registration number.");

    private static string Won(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);
}
