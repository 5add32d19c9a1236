namespace KErp.Domain.Invoices;

/// <summary>Codes that <see cref="InvoiceRules"/> report. Stable: clients may branch on them.</summary>
public static class InvoiceViolationCodes
{
    public const string Required = "required";
    public const string TooLong = "too_long";
    public const string InvalidCharacter = "invalid_character";
    public const string InvalidEmail = "invalid_email";
    public const string InvalidBusinessNumber = "invalid_business_number";
    public const string UnknownValue = "unknown_value";
    public const string FutureDate = "future_date";
    public const string LineCount = "line_count";
    public const string LineNumber = "line_number";
    public const string AmountOutOfRange = "amount_out_of_range";
    public const string TooManyDecimals = "too_many_decimals";
    public const string TaxNotZero = "tax_not_zero";
    public const string TaxMismatch = "tax_mismatch";
    public const string TaxSign = "tax_sign";
    public const string SumMismatch = "sum_mismatch";
    public const string TotalMismatch = "total_mismatch";
    public const string PaymentMismatch = "payment_mismatch";
    public const string TooMany = "too_many";
    public const string InvalidBranchNumber = "invalid_branch_number";
    public const string InvalidIdentityNumber = "invalid_identity_number";
    public const string NotAllowed = "not_allowed";
    public const string PersonalNumber = "personal_number";
}
