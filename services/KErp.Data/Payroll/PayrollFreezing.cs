using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Payroll;

/// <param name="Payroll">As it is then.</param>
/// <param name="Changed">Whether it was in the state that the change begins with.</param>
public sealed record PayrollChange(PayrollRun Payroll, bool Changed);

/// <summary>확정 and its cancellation. That nothing else changes meanwhile is the database's business, see <see cref="PayrollSchema"/>.</summary>
public sealed class PayrollFreezing(CompanyDatabase database, TimeProvider time)
{
    /// <summary>Freezes a payroll that is done.</summary>
    /// <returns>Null when there is none of that id.</returns>
    public Task<PayrollChange?> FreezeAsync(Guid company, Guid id, Caller caller, CancellationToken cancellation) =>
        ChangeAsync(company, id, PayrollState.Done, PayrollState.Frozen, "payroll.freeze", null, caller, cancellation);

    /// <summary>Takes the freezing back, so that the month can be computed again; the reason stays in the audit.</summary>
    /// <returns>Null when there is none of that id.</returns>
    public Task<PayrollChange?> ReopenAsync(Guid company, Guid id, string reason, Caller caller, CancellationToken cancellation) =>
        ChangeAsync(company, id, PayrollState.Frozen, PayrollState.Done, "payroll.reopen", reason, caller, cancellation);

    private Task<PayrollChange?> ChangeAsync(
        Guid company, Guid id, PayrollState from, PayrollState to, string action, string? reason, Caller caller, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db =>
            {
                await db.LockPayrollAsync(id, cancellation);
                if (await db.Payrolls.FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } payroll) return null;
                if (payroll.State != from) return new PayrollChange(payroll, false);
                var now = time.GetDatabaseNow();
                (payroll.State, payroll.FrozenAt) = (to, to is PayrollState.Frozen ? now : null);
                db.Record(caller, now, action, "payroll", id.ToString(), reason: reason);
                await db.SaveChangesAsync(cancellation);
                return new PayrollChange(payroll, true);
            },
            cancellation);
}
