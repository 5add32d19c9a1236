using System.Globalization;
using KErp.Api.Requests;
using KErp.Domain;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Api.Payrolls;

/// <summary>How tax is withheld in a run.</summary>
public enum WithholdingMode
{
    /// <summary>By the 간이세액표 that the company loaded and that is in force on the day of payment.</summary>
    Table,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>A month that is to be computed.</summary>
internal sealed record NewPayroll(Guid WorkplaceId, YearMonth Month, DateOnly PaidOn, WithholdingMode Withholding);

/// <summary>Reads which month is to be computed.</summary>
internal sealed class PayrollReading : RequestReading
{
    /// <returns>What is to be computed, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public NewPayroll? Read(CreatePayrollRequest request)
    {
        var payroll = new NewPayroll(
            Required("workplaceId", request.WorkplaceId), MonthOf(request.Month), Required("paidOn", request.PaidOn), Required("withholding", request.Withholding));
        // The rules judge what is there; what is missing was reported above.
        if (Found.Count == 0) Check(payroll);
        return Found.Count == 0 ? payroll : null;
    }

    private YearMonth MonthOf(string? text)
    {
        if (DateOnly.TryParseExact(Required("month", text), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return YearMonth.Of(day);
        if (text is not null) Found.Add(new Violation("month", "invalid_month", "2026-07 형식의 연월이어야 합니다.", "A month such as 2026-07 is expected."));
        return default;
    }

    private void Check(NewPayroll payroll)
    {
        if (payroll.PaidOn < payroll.Month.FirstDay) Found.Add(PayrollRunViolations.PaidBeforeMonth(payroll.Month));
        try
        {
            ContributionRates.Korea.Of(payroll.Month);
        }
        catch (UnknownContributionRateException missing)
        {
            Found.Add(PayrollRunViolations.RatesMissing(missing));
        }
    }
}
