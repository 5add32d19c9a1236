using KErp.Data.Audit;
using KErp.Data.Tenancy;
using KErp.Domain;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Employees;

/// <summary>The only way to a whole number: it is given out once the record of who saw it, and why, is committed.</summary>
public sealed class EmployeeReveal(CompanyDatabase database, ResidentNumbers numbers, TimeProvider time)
{
    /// <returns>Null when there is no such employee.</returns>
    public Task<ResidentNumber?> RevealAsync(Guid company, Guid id, string reason, Caller caller, CancellationToken cancellation) =>
        database.RunAsync<ResidentNumber?>(
            company,
            async db =>
            {
                if (await db.Employees.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } employee) return null;
                db.Record(caller, time.GetUtcNow(), "employee.reveal", "employee", id.ToString(), OpenEmployee.Subject(id), reason);
                await db.SaveChangesAsync(cancellation);
                return numbers.Open(employee);
            },
            cancellation);
}
