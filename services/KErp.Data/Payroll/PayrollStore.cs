using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Payroll;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Payroll;

/// <summary>A payslip with whose it is and what was paid.</summary>
public sealed record PayslipReading(StoredPayslip Slip, Guid EmployeeId, Guid EmploymentId, string Name, EmploymentTerms Terms);

/// <summary>Payrolls of one company and their slips, to read.</summary>
public sealed class PayrollStore(CompanyDatabase database)
{
    /// <returns>Null when there is none of that id, also when it is another company's.</returns>
    public Task<PayrollRun?> FindAsync(Guid company, Guid id, CancellationToken cancellation) => database.RunAsync(
        company, db => db.Payrolls.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation), cancellation);

    /// <summary>Newest first: ids are UUIDv7, so their order is the order of creation.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<PayrollRun>> ListAsync(Guid company, Guid? before, int count, CancellationToken cancellation) => database.RunAsync(
        company,
        db =>
        {
            var payrolls = db.Payrolls.AsNoTracking();
            if (before is { } last) payrolls = payrolls.Where(p => p.Id.CompareTo(last) < 0);
            return payrolls.OrderByDescending(p => p.Id).Take(count).ToListAsync(cancellation);
        },
        cancellation);

    /// <summary>In the order of the run; those that are computed by now.</summary>
    /// <param name="after">The last ordinal of the page before, or -1 for the first page.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>Null when there is no such payroll.</returns>
    public Task<List<PayslipReading>?> ListSlipsAsync(Guid company, Guid payroll, int after, int count, CancellationToken cancellation) => database.RunAsync(
        company,
        async db => await db.Payrolls.AnyAsync(p => p.Id == payroll, cancellation)
            ? await db.Payslips.AsNoTracking().Where(s => s.PayrollId == payroll && s.Ordinal > after)
                .Join(db.PayrollInputs.Where(i => i.PayrollId == payroll), s => s.Ordinal, i => i.Ordinal, (s, i) => new { Slip = s, Input = i })
                .OrderBy(each => each.Slip.Ordinal).Take(count)
                .Select(each => new PayslipReading(each.Slip, each.Input.EmployeeId, each.Input.EmploymentId, each.Input.Name, each.Input.Terms))
                .ToListAsync(cancellation)
            : null,
        cancellation);
}
