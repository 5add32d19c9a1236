namespace KErp.Domain.Payroll;

/// <summary>Something that a payslip has to say besides its numbers.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Korean">For the employee.</param>
public sealed record PayslipNotice(string Code, string Korean, string English)
{
    public static PayslipNotice WithoutWithholding { get; } = new(
        "without_withholding",
        "이 급여에서는 소득세와 지방소득세를 원천징수하지 않았습니다.",
        "No income tax and no local income tax were withheld from this pay.");

    public static PayslipNotice NegativeNetPay { get; } = new(
        "negative_net_pay",
        "공제액이 지급액보다 많습니다. 실지급액을 확인하십시오.",
        "The deductions are more than the pay. The net pay has to be looked at.");

    /// <param name="withheld">Whether tax was withheld, be it none at all.</param>
    /// <param name="netPay">Won.</param>
    public static IReadOnlyList<PayslipNotice> Of(bool withheld, long netPay) =>
    [
        .. withheld ? (ReadOnlySpan<PayslipNotice>)[] : [WithoutWithholding],
        .. netPay < 0 ? (ReadOnlySpan<PayslipNotice>)[NegativeNetPay] : [],
    ];
}
