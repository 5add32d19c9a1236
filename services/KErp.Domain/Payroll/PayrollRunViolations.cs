using KErp.Domain.Contributions;

namespace KErp.Domain.Payroll;

/// <summary>Codes for what keeps a month from being computed. Stable: clients may branch on them.</summary>
public static class PayrollRunViolationCodes
{
    public const string TableMissing = "withholding_table_missing";
    public const string RatesMissing = "contribution_rates_missing";
    public const string NobodyEmployed = "nobody_employed";
    public const string Frozen = "payroll_frozen";
    public const string PaidBeforeMonth = "paid_before_month";
}

/// <summary>The messages.</summary>
public static class PayrollRunViolations
{
    public static Violation TableMissing(DateOnly paidOn) => new("withholding", PayrollRunViolationCodes.TableMissing,
        $"{paidOn:yyyy-MM-dd} 지급분에 적용할 간이세액표가 없습니다. 간이세액표를 등록하거나, 원천징수 없이 계산하도록 요청하십시오(withholding: none).",
        $"No withholding table is in force for payments of {paidOn:yyyy-MM-dd}. Load one, or ask for a run without withholding (withholding: none).");

    public static Violation RatesMissing(UnknownContributionRateException missing) => new("month", PayrollRunViolationCodes.RatesMissing,
        $"{missing.Month}의 보험료율이 없습니다: {string.Join(", ", missing.Rows)}.",
        missing.Message);

    public static Violation NobodyEmployed(YearMonth month) => new("workplaceId", PayrollRunViolationCodes.NobodyEmployed,
        $"{month}에 이 사업장에 고용된 직원이 없습니다.",
        $"Nobody is employed at this workplace in {month}.");

    public static Violation Frozen(YearMonth month) => new("month", PayrollRunViolationCodes.Frozen,
        $"{month} 급여는 확정되었습니다. 다시 계산하려면 먼저 확정을 취소하십시오.",
        $"The payroll of {month} is frozen. Reopen it before it is computed again.");

    public static Violation PaidBeforeMonth(YearMonth month) => new("paidOn", PayrollRunViolationCodes.PaidBeforeMonth,
        $"지급일은 귀속월({month})보다 빠를 수 없습니다.",
        $"The day of payment must not be before the month ({month}).");
}
