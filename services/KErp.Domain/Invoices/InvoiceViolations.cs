using System.Globalization;

namespace KErp.Domain.Invoices;

/// <summary>The one table of messages. No message repeats what the user sent: it may be personal data.</summary>
internal static class InvoiceViolations
{
    public static Violation Required(string field) => new(field, InvoiceViolationCodes.Required,
        "필수 항목입니다.",
        "A value is required.");

    public static Violation TooLong(string field, int max) => new(field, InvoiceViolationCodes.TooLong,
        $"{max}자를 넘을 수 없습니다.",
        $"At most {max} characters are allowed.");

    public static Violation InvalidCharacter(string field) => new(field, InvoiceViolationCodes.InvalidCharacter,
        "줄바꿈 등 제어 문자나 깨진 문자는 쓸 수 없습니다.",
        "Control characters, line breaks included, and broken Unicode are not allowed.");

    public static Violation InvalidEmail(string field) => new(field, InvoiceViolationCodes.InvalidEmail,
        "이메일 주소 형식이 올바르지 않습니다.",
        "Not an e-mail address.");

    public static Violation InvalidBusinessNumber(string field) => new(field, InvoiceViolationCodes.InvalidBusinessNumber,
        "사업자등록번호가 올바르지 않습니다.",
        "Not a business registration number.");

    public static Violation UnknownValue(string field) => new(field, InvoiceViolationCodes.UnknownValue,
        "허용되지 않는 값입니다.",
        "Not one of the allowed values.");

    public static Violation FutureDate(string field, DateOnly today) => new(field, InvoiceViolationCodes.FutureDate,
        $"작성일자는 오늘({Iso(today)})보다 늦을 수 없습니다.",
        $"The write date must not be after today in Korea ({Iso(today)}).");

    public static Violation LineCount(string field, int count) => new(field, InvoiceViolationCodes.LineCount,
        $"품목은 1개 이상 {InvoiceLimits.MaxLines}개 이하여야 합니다(현재 {count}개).",
        $"Between 1 and {InvoiceLimits.MaxLines} lines are allowed, not {count}.");

    public static Violation LineNumber(string field, int expected) => new(field, InvoiceViolationCodes.LineNumber,
        $"품목 번호는 1부터 차례대로여야 합니다({expected}이어야 함).",
        $"Lines are numbered from 1 without gaps; {expected} is expected here.");

    public static Violation AmountOutOfRange(string field, decimal max) => new(field, InvoiceViolationCodes.AmountOutOfRange,
        $"±{Number(max)} 범위를 벗어났습니다.",
        $"Outside ±{Number(max)}.");

    public static Violation TooManyDecimals(string field) => new(field, InvoiceViolationCodes.TooManyDecimals,
        $"소수점 아래 {InvoiceLimits.MaxDecimals}자리까지만 쓸 수 있습니다.",
        $"At most {InvoiceLimits.MaxDecimals} decimals are allowed.");

    public static Violation TaxNotZero(string field) => new(field, InvoiceViolationCodes.TaxNotZero,
        "영세율과 면세의 세액은 0원이어야 합니다.",
        "Zero-rated and exempt lines carry no tax.");

    public static Violation TaxMismatch(string field, long expected) => new(field, InvoiceViolationCodes.TaxMismatch,
        $"세액이 공급가액의 10%({Number(expected)}원)와 {InvoiceLimits.TaxTolerance}원 넘게 다릅니다.",
        $"The tax differs from 10 % of the supply amount ({Number(expected)} won) by more than {InvoiceLimits.TaxTolerance} won.");

    public static Violation TaxSign(string field) => new(field, InvoiceViolationCodes.TaxSign,
        "세액의 부호는 공급가액의 부호와 같아야 합니다.",
        "The tax must have the sign of the supply amount.");

    public static Violation SumMismatch(string field, Int128 expected) => new(field, InvoiceViolationCodes.SumMismatch,
        $"품목의 합계({Number(expected)}원)와 다릅니다.",
        $"Differs from the sum of the lines ({Number(expected)} won).");

    public static Violation TotalMismatch(string field, Int128 expected) => new(field, InvoiceViolationCodes.TotalMismatch,
        $"공급가액과 세액의 합({Number(expected)}원)과 다릅니다.",
        $"Differs from supply plus tax ({Number(expected)} won).");

    public static Violation PaymentMismatch(string field, Int128 sum) => new(field, InvoiceViolationCodes.PaymentMismatch,
        $"현금·수표·어음·외상의 합({Number(sum)}원)이 합계금액과 다릅니다.",
        $"Cash, cheque, note and credit add up to {Number(sum)} won, which is not the total.");

    public static Violation TooMany(string field, int max) => new(field, InvoiceViolationCodes.TooMany,
        $"{max}개까지만 쓸 수 있습니다.",
        $"At most {max} are allowed.");

    public static Violation InvalidBranchNumber(string field) => new(field, InvoiceViolationCodes.InvalidBranchNumber,
        "종사업장 번호는 숫자 4자리입니다.",
        "A branch number has four digits.");

    public static Violation InvalidIdentityNumber(string field) => new(field, InvoiceViolationCodes.InvalidIdentityNumber,
        "주민등록번호(개인) 또는 외국인등록번호·여권번호(외국인)가 올바르지 않습니다.",
        "Not a resident registration number, or for a foreigner a registration number or passport.");

    public static Violation NotAllowed(string field) => new(field, InvoiceViolationCodes.NotAllowed,
        "이 공급받는자 유형에는 쓸 수 없습니다.",
        "Not for this kind of buyer.");

    public static Violation PersonalNumber(string field) => new(field, InvoiceViolationCodes.PersonalNumber,
        "주민등록번호를 쓸 수 없습니다.",
        "Must not hold a resident registration number.");

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(IFormattable number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
