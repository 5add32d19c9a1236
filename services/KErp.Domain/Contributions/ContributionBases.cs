namespace KErp.Domain.Contributions;

/// <summary>The monthly pay that each insurance counts by, in won without 비과세.</summary>
/// <param name="PensionIncome">소득월액 as reported to the 국민연금공단; it becomes the 기준소득월액 by truncation and bounds.</param>
/// <param name="HealthPay">보수월액.</param>
/// <param name="EmploymentPay">보수 for 고용보험 and 산재보험.</param>
public sealed record ContributionBases(long PensionIncome, long HealthPay, long EmploymentPay)
{
    /// <summary>Won. More than that is a mistake and would not survive a JavaScript number in sums.</summary>
    public const long Max = 999_999_999_999;

    /// <summary>The same pay for all.</summary>
    public static ContributionBases Of(long pay) => new(pay, pay, pay);
}
