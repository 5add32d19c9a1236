using System.Globalization;

namespace KErp.Domain.Payroll;

/// <summary>Codes that are reported of a file with a 간이세액표. Stable: clients may branch on them.</summary>
public static class WithholdingTableViolationCodes
{
    public const string MissingLine = "missing_line";
    public const string UnknownAnnex = "unknown_annex";
    public const string FieldCount = "field_count";
    public const string NotANumber = "not_a_number";
    public const string TooManyRows = "too_many";
    public const string NoRows = "no_rows";
    public const string WrongEnd = "wrong_end";
    public const string EmptySpan = "empty_span";
    public const string Gap = "gap";
    public const string Overlap = "overlap";
    public const string FallsWithPay = "falls_with_pay";
    public const string RisesWithDependants = "rises_with_dependants";
}

/// <summary>The messages. The field is the line of the file, from 1.</summary>
internal static class WithholdingTableViolations
{
    public static string FieldOf(int line) => $"lines[{line}]";

    public static Violation MissingLine(int line, string expected) => Of(line, WithholdingTableViolationCodes.MissingLine,
        $"여기에는 '{expected}' 줄이 있어야 합니다.",
        $"The line '{expected}' is expected here.");

    public static Violation UnknownAnnex(int line, DateOnly date) => Of(line, WithholdingTableViolationCodes.UnknownAnnex,
        $"{date:yyyy-MM-dd} 지급분부터의 별표 2를 알지 못합니다. 알고 있는 것: {Known()}.",
        $"No annex for payments from {date:yyyy-MM-dd} is known, only from {Known()}: its formula and credits have to be added first.");

    public static Violation FieldCount(int line, int expected, int count) => Of(line, WithholdingTableViolationCodes.FieldCount,
        $"{expected}개의 값이 있어야 하는데 {count}개입니다.",
        $"{expected} fields are expected, not {count}.");

    public static Violation NotANumber(int line, int field) => Of(line, WithholdingTableViolationCodes.NotANumber,
        $"{field}번째 값이 0 이상의 정수가 아닙니다(쉼표 없이 숫자만 씁니다).",
        $"Field {field} is not a whole number in digits only.");

    public static Violation TooManyRows(int line, int max) => Of(line, WithholdingTableViolationCodes.TooManyRows,
        $"세액표의 행은 {max}개까지입니다.",
        $"At most {max} rows are allowed.");

    public static Violation NoRows() => new("rows", WithholdingTableViolationCodes.NoRows,
        "세액표의 행이 없습니다.",
        "The table has no rows.");

    public static Violation WrongEnd(int line) => Of(line, WithholdingTableViolationCodes.WrongEnd,
        "마지막 행은 10000천원이고 '미만' 값이 비어 있어야 합니다.",
        "The last row must be that of 10000 thousand won, with an empty 'to'.");

    public static Violation EmptySpan(int line) => Of(line, WithholdingTableViolationCodes.EmptySpan,
        "'미만' 값은 '이상' 값보다 커야 합니다.",
        "'to' must be more than 'from'.");

    public static Violation Gap(int line, long from, long to) => Of(line, WithholdingTableViolationCodes.Gap,
        $"{Won(from)}원 이상 {Won(to)}원 미만의 행이 없습니다.",
        $"No row covers {Won(from)} won to below {Won(to)} won.");

    public static Violation Overlap(int line, int other) => Of(line, WithholdingTableViolationCodes.Overlap,
        $"{other}번째 줄의 구간과 겹칩니다.",
        $"The span overlaps that of line {other}.");

    public static Violation FallsWithPay(int line, int dependants) => Of(line, WithholdingTableViolationCodes.FallsWithPay,
        $"가족 {dependants}명의 세액이 앞 줄보다 적습니다.",
        $"The tax for {dependants} dependants is less than in the row before.");

    public static Violation RisesWithDependants(int line, int dependants) => Of(line, WithholdingTableViolationCodes.RisesWithDependants,
        $"가족 {dependants}명의 세액이 {dependants - 1}명보다 많습니다.",
        $"The tax for {dependants} dependants is more than for {dependants - 1}.");

    private static Violation Of(int line, string code, string korean, string english) => new(FieldOf(line), code, korean, english);

    private static string Known() => string.Join(", ", WithholdingAnnex.Known.Select(annex => annex.EffectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static string Won(long amount) => amount.ToString("N0", CultureInfo.InvariantCulture);
}
