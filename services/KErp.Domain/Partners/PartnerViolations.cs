namespace KErp.Domain.Partners;

/// <summary>Codes that are reported of partners. Stable: clients may branch on them.</summary>
public static class PartnerViolationCodes
{
    public const string BusinessNumberTaken = "business_number_taken";
}

/// <summary>The messages.</summary>
public static class PartnerViolations
{
    public static Violation BusinessNumberTaken(string field) => new(field, PartnerViolationCodes.BusinessNumberTaken,
        "이미 등록된 거래처의 사업자등록번호입니다.",
        "The company has a partner with this number already.");
}
