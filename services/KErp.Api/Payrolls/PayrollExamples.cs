namespace KErp.Api.Payrolls;

/// <summary>Bodies that work when pasted, once the workplace is one of the company's.</summary>
internal static class PayrollExamples
{
    public const string Payroll =
        """
        {
          "workplaceId": "019b0000-0000-7000-8000-000000000000",
          "month": "2026-07",
          "paidOn": "2026-08-10",
          "withholding": "none"
        }
        """;

    public const string Reopen = """{ "reason": "식대 항목 누락 정정" }""";
}
