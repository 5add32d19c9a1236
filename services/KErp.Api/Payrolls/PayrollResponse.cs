using System.Globalization;
using KErp.Data.Model;

namespace KErp.Api.Payrolls;

/// <param name="Month">귀속월.</param>
/// <param name="WithholdingTableId">The table that tax is withheld by; null without withholding, and in the answer to the request.</param>
/// <param name="Employees">How many slips it will have; null in the answer to the request.</param>
/// <param name="Computed">How many it has.</param>
/// <param name="Totals">The sums of the slips; null until it is done.</param>
public sealed record PayrollResponse(
    Guid Id, Guid WorkplaceId, string Month, DateOnly PaidOn, WithholdingMode Withholding, Guid? WithholdingTableId,
    PayrollState State, int? Employees, int Computed, PayrollTotals? Totals,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, DateTimeOffset? FrozenAt)
{
    public static PayrollResponse Of(PayrollRun p) => new(
        p.Id, p.WorkplaceId, p.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), p.PaidOn,
        p.WithholdingTableId is null ? WithholdingMode.None : WithholdingMode.Table, p.WithholdingTableId,
        p.State, p.Employees, p.Computed, PayrollTotals.Of(p), p.CreatedAt, p.FinishedAt, p.FrozenAt);

    internal static PayrollResponse Taken(Guid id, NewPayroll payroll, DateTimeOffset now) => new(
        id, payroll.WorkplaceId, payroll.Month.ToString(), payroll.PaidOn, payroll.Withholding, null, PayrollState.Queued, null, 0, null, now, null, null);
}

/// <summary>In won.</summary>
/// <param name="GrossPay">지급액.</param>
/// <param name="NetPay">실지급액.</param>
public sealed record PayrollTotals(
    long GrossPay, long EmployeeContributions, long EmployerContributions, long IncomeTax, long LocalIncomeTax, long NetPay)
{
    public static PayrollTotals? Of(PayrollRun p) => p.FinishedAt is null
        ? null
        : new(p.GrossPay, p.EmployeeContributions, p.EmployerContributions, p.IncomeTax, p.LocalIncomeTax, p.NetPay);
}

/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record PayrollPage(IReadOnlyList<PayrollResponse> Items, string? NextCursor);
