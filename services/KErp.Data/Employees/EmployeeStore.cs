using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Employees;

/// <summary>Employees of one company as they may be seen every day: masked.</summary>
public sealed class EmployeeStore(CompanyDatabase database, ResidentNumbers numbers, TimeProvider time)
{
    /// <returns>Null when there is none of that id, also when it is another company's.</returns>
    public Task<OpenEmployee?> FindAsync(Guid company, Guid id, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db => await db.Employees.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation) is { } found
                ? OpenEmployee.Of(found, numbers)
                : null,
            cancellation);

    /// <summary>Newest first: ids are UUIDv7, so their order is the order of creation.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<OpenEmployee>> ListAsync(Guid company, Guid? before, int count, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db =>
            {
                var employees = db.Employees.AsNoTracking();
                if (before is { } last) employees = employees.Where(e => e.Id.CompareTo(last) < 0);
                return await OpenAsync(employees.OrderByDescending(e => e.Id).Take(count), cancellation);
            },
            cancellation);

    /// <summary>Who has this number; recorded, for it tells that somebody works here.</summary>
    public Task<List<OpenEmployee>> SearchAsync(Guid company, ResidentNumber number, Caller caller, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db =>
            {
                var found = await OpenAsync(numbers.Find(db, number).AsNoTracking(), cancellation);
                foreach (var each in found)
                    db.Record(caller, time.GetUtcNow(), "employee.search", "employee", each.Id.ToString(), OpenEmployee.Subject(each.Id));
                await db.SaveChangesAsync(cancellation);
                return found;
            },
            cancellation);

    private async Task<List<OpenEmployee>> OpenAsync(IQueryable<Employee> employees, CancellationToken cancellation) =>
        [.. (await employees.ToListAsync(cancellation)).Select(e => OpenEmployee.Of(e, numbers))];
}
