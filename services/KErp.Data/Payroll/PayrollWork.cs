using System.Text.Json;
using KErp.Data.Delivery;
using KErp.Data.Employees;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Payroll;

/// <param name="Table">The file of the table to withhold by; null for a run that was asked to go without.</param>
public sealed record PayrollToRun(PayrollRun Payroll, string? Table);

/// <summary>
/// The steps of a payroll on its way to its end. A step is a transaction that goes on where the last committed one ended, so
/// that it does not matter who takes it, or how often it is begun.
/// </summary>
public sealed class PayrollWork(CompanyDatabase database, ResidentNumbers numbers, TimeProvider time)
{
    /// <summary>Slips of one step.</summary>
    public const int ChunkSize = 500;

    /// <returns>Null when the company has no such payroll.</returns>
    public Task<PayrollToRun?> FindAsync(Guid company, Guid id, CancellationToken cancellation) => database.RunAsync(
        company,
        db => db.Payrolls.AsNoTracking().Where(p => p.Id == id)
            .Select(p => new PayrollToRun(p, db.WithholdingTables.Where(t => t.Id == p.WithholdingTableId).Select(t => t.Content).FirstOrDefault()))
            .FirstOrDefaultAsync(cancellation),
        cancellation);

    /// <summary>Computes the next slips; with the last of them the run and its message end.</summary>
    /// <returns>Whether slips are left to compute.</returns>
    public Task<bool> StepAsync(PayrollRun run, PayslipCalculator calculator, ReceivedMessage message, CancellationToken cancellation) => database.RunAsync(
        run.CompanyId,
        async db =>
        {
            await db.LockPayrollAsync(run.Id, cancellation);
            var payroll = await db.Payrolls.SingleAsync(p => p.Id == run.Id, cancellation);
            if (payroll.State is PayrollState.Queued or PayrollState.Running)
            {
                await ComputeAsync(db, payroll, calculator, cancellation);
                if (payroll.Computed < payroll.Employees) return true;
                await FinishAsync(db, payroll, cancellation);
            }

            // Done by an earlier delivery whose acknowledgement was lost, or superseded: only the message is left to end.
            await db.EndMessageAsync(message, InboxMessage.Done, time.GetUtcNow(), cancellation);
            return false;
        },
        cancellation);

    private async Task ComputeAsync(KErpDbContext db, PayrollRun payroll, PayslipCalculator calculator, CancellationToken cancellation)
    {
        var inputs = await db.PayrollInputs.AsNoTracking()
            .Where(i => i.PayrollId == payroll.Id && i.Ordinal >= payroll.Computed).OrderBy(i => i.Ordinal).Take(ChunkSize)
            .Join(db.Employees, i => i.EmployeeId, e => e.Id, (i, e) => new { Input = i, Employee = e }).ToListAsync(cancellation);
        var slips = inputs.Select(each => StoredPayslip.Of(each.Input, Compute(each.Input, each.Employee, payroll, calculator)));
        payroll.State = PayrollState.Running;
        payroll.Computed += inputs.Count;
        await db.SaveChangesAsync(cancellation);
        await InsertAsync(db, slips, cancellation);
    }

    private Payslip Compute(PayrollInput input, Employee employee, PayrollRun payroll, PayslipCalculator calculator) => calculator.Compute(
        input.Terms.MonthOf(numbers.Open(employee).BirthDate, new Employment(input.HiredOn, input.LeftOn)), YearMonth.Of(payroll.Month), payroll.PaidOn);

    /// <summary>In one statement: COPY knows no row-level security.</summary>
    private static Task<int> InsertAsync(KErpDbContext db, IEnumerable<StoredPayslip> slips, CancellationToken cancellation)
    {
        var rows = JsonSerializer.Serialize(slips, JsonColumn.Options);
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO payslips SELECT * FROM jsonb_populate_recordset(NULL::payslips, {rows}::jsonb)", cancellation);
    }

    private async Task FinishAsync(KErpDbContext db, PayrollRun payroll, CancellationToken cancellation)
    {
        var slips = db.Payslips.Where(s => s.PayrollId == payroll.Id);
        payroll.GrossPay = await slips.SumAsync(s => s.TaxablePay + s.NonTaxablePay, cancellation);
        payroll.EmployeeContributions = await slips.SumAsync(
            s => s.PensionEmployee + s.HealthEmployee + s.LongTermCareEmployee + s.UnemploymentEmployee + s.StabilityEmployee + s.AccidentEmployee, cancellation);
        payroll.EmployerContributions = await slips.SumAsync(
            s => s.PensionEmployer + s.HealthEmployer + s.LongTermCareEmployer + s.UnemploymentEmployer + s.StabilityEmployer + s.AccidentEmployer, cancellation);
        payroll.IncomeTax = await slips.SumAsync(s => s.IncomeTax ?? 0, cancellation);
        payroll.LocalIncomeTax = await slips.SumAsync(s => s.LocalIncomeTax ?? 0, cancellation);
        payroll.NetPay = await slips.SumAsync(s => s.NetPay, cancellation);
        (payroll.State, payroll.FinishedAt) = (PayrollState.Done, time.GetDatabaseNow());
        await db.SaveChangesAsync(cancellation);
    }
}
