using KErp.Data.Audit;
using KErp.Data.Delivery;
using KErp.Data.Idempotency;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Domain;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Payroll;

/// <summary>Everything that one request for a payroll writes.</summary>
/// <param name="Withhold">By the table in force on the day of payment; otherwise not at all.</param>
public sealed record PayrollToCreate(
    Guid CompanyId, Guid PayrollId, Guid WorkplaceId, YearMonth Month, DateOnly PaidOn, bool Withhold,
    OutgoingMessage Message, RequestKey Key, SavedResponse Response, Caller Caller, DateTimeOffset Now);

/// <summary>
/// Takes a payroll on. Everything that its slips depend on is frozen in the transaction that promises the message: then no
/// change after the request, and no interruption of the run, can make one slip differ from what another try would give.
/// </summary>
public sealed class PayrollCreation(IdempotentCreation creation)
{
    public Task<CreationOutcome> CreateAsync(PayrollToCreate c, CancellationToken cancellation) => creation.RunAsync(
        c.CompanyId, c.Key, c.Response, c.Now, db => CreateAsync(db, c, cancellation), cancellation);

    private static async Task<CreationOutcome> CreateAsync(KErpDbContext db, PayrollToCreate c, CancellationToken cancellation)
    {
        // One request for a workplace at a time, and no change of its terms meanwhile.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM workplaces WHERE id = {c.WorkplaceId} FOR UPDATE", cancellation);
        if (await db.Workplaces.AsNoTracking().FirstOrDefaultAsync(w => w.Id == c.WorkplaceId, cancellation) is not { } workplace)
            return Refused(EmploymentViolations.UnknownWorkplace("workplaceId"));
        var table = c.Withhold ? await TableInForceAsync(db, c.PaidOn, cancellation) : null;
        if (c.Withhold && table is null) return Refused(PayrollRunViolations.TableMissing(c.PaidOn));
        if (!await SupersedeAsync(db, c, cancellation)) return Refused(PayrollRunViolations.Frozen(c.Month));
        var payroll = Row(c, workplace.Terms, table);
        db.Add(payroll);
        await db.SaveChangesAsync(cancellation);
        payroll.Employees = await FreezeInputsAsync(db, c, cancellation);
        if (payroll.Employees == 0) return Refused(PayrollRunViolations.NobodyEmployed(c.Month));
        db.Record(c.Caller, c.Now, "payroll.create", "payroll", c.PayrollId.ToString());
        db.Promise(c.Message, c.Now);
        return new CreationOutcome.Created();
    }

    private static CreationOutcome.Refused Refused(Violation violation) => new([violation]);

    /// <summary>The table for the latest payments that are not later; of several, the one loaded last.</summary>
    private static Task<Guid?> TableInForceAsync(KErpDbContext db, DateOnly paidOn, CancellationToken cancellation) =>
        db.WithholdingTables.Where(t => t.EffectiveFrom <= paidOn).OrderByDescending(t => t.EffectiveFrom).ThenByDescending(t => t.Id)
            .Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancellation);

    /// <returns>False when the month is frozen.</returns>
    private static async Task<bool> SupersedeAsync(KErpDbContext db, PayrollToCreate c, CancellationToken cancellation)
    {
        var former = db.Payrolls.Where(p => p.WorkplaceId == c.WorkplaceId && p.Month == c.Month.FirstDay && p.State != PayrollState.Superseded);
        await former.Where(p => p.State != PayrollState.Frozen).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PayrollState.Superseded), cancellation);
        return !await former.AnyAsync(cancellation);
    }

    private static PayrollRun Row(PayrollToCreate c, WorkplaceTerms terms, Guid? table) => new()
    {
        CompanyId = c.CompanyId,
        Id = c.PayrollId,
        WorkplaceId = c.WorkplaceId,
        Month = c.Month.FirstDay,
        PaidOn = c.PaidOn,
        WithholdingTableId = table,
        Terms = terms,
        State = PayrollState.Queued,
        CreatedAt = c.Now,
    };

    /// <summary>Everybody who is employed at the workplace on a day of the month, in the order of being taken on.</summary>
    /// <returns>How many.</returns>
    private static Task<int> FreezeInputsAsync(KErpDbContext db, PayrollToCreate c, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO payroll_inputs (company_id, payroll_id, ordinal, employment_id, employee_id, name, hired_on, left_on, terms)
         SELECT e.company_id, {c.PayrollId}, row_number() OVER (ORDER BY e.id) - 1, e.id, e.employee_id, p.name, e.hired_on, e.left_on, e.terms
         FROM employments e JOIN employees p ON p.company_id = e.company_id AND p.id = e.employee_id
         WHERE e.company_id = {c.CompanyId} AND e.workplace_id = {c.WorkplaceId}
           AND e.hired_on <= {c.Month.LastDay} AND (e.left_on IS NULL OR e.left_on >= {c.Month.FirstDay})
         """,
        cancellation);
}
