using System.Globalization;

namespace KErp.Domain.Filings;

/// <summary>The one table of messages. No message repeats what was filed: it is personal data.</summary>
internal static class FilingViolations
{
    public static Violation InvalidManagementNumber(string field) => new(field, FilingViolationCodes.InvalidManagementNumber,
        "사업장관리번호는 숫자 11자리입니다.",
        "A workplace management number has eleven digits.");

    public static Violation InvalidPhone(string field) => new(field, FilingViolationCodes.InvalidPhone,
        "전화번호는 숫자 8~12자리이며 '-'를 쓸 수 있습니다.",
        "A phone number has eight to twelve digits, with hyphens if you like.");

    public static Violation NobodyFiled(string field) => new(field, FilingViolationCodes.NobodyFiled,
        "이 기관에 신고할 사람이 없습니다.",
        "Nobody in the form is filed to this insurer.");

    public static Violation TooMany(string field, int max) => new(field, FilingViolationCodes.TooMany,
        $"한 번에 {max}명까지 신고할 수 있습니다.",
        $"At most {max} people can be filed at once.");

    public static Violation DuplicatePerson(string field) => new(field, FilingViolationCodes.DuplicatePerson,
        "같은 주민등록번호가 이 신고서에 이미 있습니다.",
        "The form has a line for the same number already.");

    public static Violation InvalidResidentNumber(string field) => new(field, FilingViolationCodes.InvalidResidentNumber,
        "주민등록번호 또는 외국인등록번호가 올바르지 않습니다.",
        "Not a resident or foreigner registration number.");

    public static Violation BeforeBirth(string field) => new(field, FilingViolationCodes.BeforeBirth,
        "생년월일보다 빠릅니다.",
        "Before the date of birth.");

    public static Violation ForeignerOnly(string field) => new(field, FilingViolationCodes.ForeignerOnly,
        "외국인에게만 쓰는 항목입니다.",
        "For foreigners only.");

    public static Violation Required(string field) => new(field, FilingViolationCodes.Required,
        "필수 항목입니다.",
        "A value is required.");

    public static Violation UnknownCode(string field, string list, DateOnly day) => new(field, FilingViolationCodes.UnknownCode,
        $"{day:yyyy-MM-dd}에 쓸 수 있는 부호가 아닙니다.",
        $"Not a code of the list {list} on {day:yyyy-MM-dd}.");

    public static Violation AmountOutOfRange(string field, long min, long max) => new(field, FilingViolationCodes.AmountOutOfRange,
        $"{Won(min)}원 이상 {Won(max)}원 이하여야 합니다.",
        $"Must be between {Won(min)} and {Won(max)} won.");

    public static Violation MonthsOutOfRange(string field) => new(field, FilingViolationCodes.MonthsOutOfRange,
        "근무개월수는 1 이상 12 이하여야 합니다.",
        "Between 1 and 12 months.");

    public static Violation HoursOutOfRange(string field, int max) => new(field, FilingViolationCodes.HoursOutOfRange,
        $"1주 소정근로시간은 1 이상 {max} 이하여야 합니다.",
        $"Between 1 and {max} hours a week.");

    public static Violation TooOldForPension(string field) => new(field, FilingViolationCodes.TooOldForPension,
        "60세 이상은 국민연금 사업장가입자 자격을 취득할 수 없습니다.",
        "Nobody of 60 or more comes into the national pension.");

    public static Violation AgeAndCode(string field) => new(field, FilingViolationCodes.AgeAndCode,
        "이 부호는 이 나이에 쓸 수 없습니다.",
        "The code is not for this age.");

    public static Violation ContractEndsBefore(string field) => new(field, FilingViolationCodes.ContractEndsBefore,
        "계약종료연월이 자격취득월보다 빠릅니다.",
        "The contract ends before the month of the acquisition.");

    public static Violation Unchanged(string field) => new(field, FilingViolationCodes.Unchanged,
        "변경 전과 변경 후가 같습니다.",
        "Nothing is changed.");

    public static Violation YearNotOver(string field) => new(field, FilingViolationCodes.YearNotOver,
        "아직 끝나지 않은 연도의 보수총액은 신고할 수 없습니다.",
        "The year is not over.");

    public static Violation ConsentMissing(string field) => new(field, FilingViolationCodes.ConsentMissing,
        "기준소득월액 변경에는 근로자의 동의가 필요합니다.",
        "The employee has to agree to the change.");

    public static Violation ChangeTooSmall(string field, int percent) => new(field, FilingViolationCodes.ChangeTooSmall,
        $"기준소득월액은 {percent}% 이상 변동된 때에만 변경할 수 있습니다.",
        $"Only a change by {percent} % or more can be filed.");

    private static string Won(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);
}
