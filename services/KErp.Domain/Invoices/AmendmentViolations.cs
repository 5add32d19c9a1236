using System.Globalization;

namespace KErp.Domain.Invoices;

/// <summary>Codes and messages of <see cref="AmendmentRules"/>. The codes are stable: clients may branch on them.</summary>
public static class AmendmentViolations
{
    public static Violation NothingToAmend(string field) => new(field, "nothing_to_amend",
        "공급가액이 0원 이하인 세금계산서는 수정할 수 없습니다. 남아 있는 세금계산서를 수정하세요.",
        "An invoice without a positive supply amount has nothing to amend; amend the one that still stands.");

    public static Violation NotTaxable(string field) => new(field, "not_taxable",
        "내국신용장 사후개설은 과세 세금계산서에만 쓸 수 있습니다.",
        "A later local letter of credit is for taxable invoices only.");

    public static Violation NotForReason(string field) => new(field, "not_for_reason",
        "이 수정사유에는 쓸 수 없습니다.",
        "Not for this reason.");

    public static Violation BeforeOriginal(string field, DateOnly written) => new(field, "before_original",
        $"당초 작성일자({Iso(written)})보다 빠를 수 없습니다.",
        $"Must not be before the write date of the original ({Iso(written)}).");

    public static Violation NotNegative(string field) => new(field, "not_negative",
        "환입의 공급가액은 음수여야 합니다.",
        "What came back has a negative supply amount.");

    public static Violation NotPositive(string field) => new(field, "not_positive",
        "정정한 세금계산서의 공급가액은 0원보다 커야 합니다. 전부 취소하려면 다른 수정사유를 쓰세요.",
        "A corrected invoice has a positive supply amount; to undo the whole, give another reason.");

    public static Violation NoDifference(string field) => new(field, "no_difference",
        "바뀐 금액이 0원입니다.",
        "The difference is zero.");

    public static Violation ExceedsOriginal(string field, long left) => new(field, "exceeds_original",
        $"남아 있는 공급가액({Number(left)}원)이나 그 세액보다 많이 줄일 수 없습니다.",
        $"More is taken back than is left: {Number(left)} won of supply, with its tax.");

    public static Violation NotOriginalDate(string field, DateOnly written) => new(field, "not_original_date",
        $"당초 작성일자({Iso(written)})와 같아야 합니다.",
        $"Must be the write date of the original ({Iso(written)}).");

    public static Violation OtherSeller(string field) => new(field, "other_seller",
        "공급자의 사업자등록번호가 당초 세금계산서와 다릅니다.",
        "The seller's business number is not that of the original.");

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
