namespace KErp.Domain.Filings;

/// <summary>Codes that <see cref="FilingRules"/> report. Stable: clients may branch on them.</summary>
public static class FilingViolationCodes
{
    public const string InvalidManagementNumber = "invalid_management_number";
    public const string InvalidPhone = "invalid_phone";
    public const string NobodyFiled = "nobody_filed";
    public const string TooMany = "too_many";
    public const string DuplicatePerson = "duplicate_person";
    public const string InvalidResidentNumber = "invalid_resident_number";
    public const string BeforeBirth = "before_birth";
    public const string ForeignerOnly = "foreigner_only";
    public const string Required = "required";
    public const string UnknownCode = "unknown_code";
    public const string AmountOutOfRange = "amount_out_of_range";
    public const string MonthsOutOfRange = "months_out_of_range";
    public const string HoursOutOfRange = "hours_out_of_range";
    public const string TooOldForPension = "too_old_for_pension";
    public const string AgeAndCode = "age_and_code";
    public const string ContractEndsBefore = "contract_ends_before";
    public const string Unchanged = "unchanged";
    public const string YearNotOver = "year_not_over";
    public const string ConsentMissing = "consent_missing";
    public const string ChangeTooSmall = "change_too_small";
}
