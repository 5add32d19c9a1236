using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain;
using KErp.Domain.Employees;
using KErp.Domain.Payroll;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Employees;

/// <summary>What became of a change to an employment.</summary>
/// <param name="Employment">As it is then.</param>
/// <param name="Violations">Why nothing was changed; empty when it was.</param>
public sealed record EmploymentChange(EmploymentPeriod Employment, IReadOnlyList<Violation> Violations);

/// <summary>The times in which the employees of one company work, none of which overlap for one employee.</summary>
public sealed class EmploymentStore(CompanyDatabase database, IdempotentCreation creation, ResidentNumbers numbers, TimeProvider time)
{
    public Task<bool> HasEmployeeAsync(Guid company, Guid employee, CancellationToken cancellation) =>
        database.RunAsync(company, db => db.Employees.AnyAsync(e => e.Id == employee, cancellation), cancellation);

    /// <summary>Begins an employment of an employee whom <see cref="HasEmployeeAsync"/> has found.</summary>
    public Task<CreationOutcome> AddAsync(EmploymentPeriod employment, RequestKey key, SavedResponse response, Caller caller, CancellationToken cancellation) => creation.RunAsync(
        employment.CompanyId,
        key,
        response,
        employment.CreatedAt,
        async db =>
        {
            await LockAsync(db, employment.EmployeeId, cancellation);
            var violations = await CheckNewAsync(db, employment, cancellation);
            if (violations.Count > 0) return new CreationOutcome.Refused(violations);
            db.Add(employment);
            db.Record(caller, employment.CreatedAt, "employment.create", "employment", employment.Id.ToString(), OpenEmployee.Subject(employment.EmployeeId));
            return new CreationOutcome.Created();
        },
        cancellation);

    /// <summary>The last one first.</summary>
    /// <returns>Null when the company has no such employee.</returns>
    public Task<List<EmploymentPeriod>?> ListAsync(Guid company, Guid employee, CancellationToken cancellation) => database.RunAsync(
        company,
        async db => await db.Employees.AnyAsync(e => e.Id == employee, cancellation)
            ? await db.Employments.AsNoTracking().Where(e => e.EmployeeId == employee).OrderByDescending(e => e.HiredOn).ToListAsync(cancellation)
            : null,
        cancellation);

    /// <summary>Sets the last day of work, or sets it right.</summary>
    /// <returns>Null when there is no such employment.</returns>
    public Task<EmploymentChange?> LeaveAsync(Guid company, Guid employee, Guid id, DateOnly leftOn, Caller caller, CancellationToken cancellation) => ChangeAsync(
        company, employee, id, "employment.leave", caller,
        async (db, employment) =>
        {
            var violations = EmployeeRules.CheckLeave(employment.HiredOn, leftOn);
            if (violations.Count == 0 && await OverlapsAsync(db, employment, leftOn, cancellation)) violations = [EmploymentViolations.Overlaps("leftOn")];
            if (violations.Count == 0) employment.LeftOn = leftOn;
            return violations;
        },
        cancellation);

    /// <summary>Sets pay, insurances and withholding; runs of payroll that were asked for before go on with what was then.</summary>
    /// <returns>Null when there is no such employment.</returns>
    public Task<EmploymentChange?> SetTermsAsync(Guid company, Guid employee, Guid id, EmploymentTerms terms, Caller caller, CancellationToken cancellation) => ChangeAsync(
        company, employee, id, "employment.terms", caller,
        (_, employment) =>
        {
            employment.Terms = terms;
            return Task.FromResult<IReadOnlyList<Violation>>([]);
        },
        cancellation);

    private Task<EmploymentChange?> ChangeAsync(
        Guid company, Guid employee, Guid id, string action, Caller caller,
        Func<KErpDbContext, EmploymentPeriod, Task<IReadOnlyList<Violation>>> change, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db =>
            {
                await LockAsync(db, employee, cancellation);
                if (await db.Employments.FirstOrDefaultAsync(e => e.Id == id && e.EmployeeId == employee, cancellation) is not { } employment) return null;
                var violations = await change(db, employment);
                if (violations.Count == 0) db.Record(caller, time.GetUtcNow(), action, "employment", id.ToString(), OpenEmployee.Subject(employee));
                await db.SaveChangesAsync(cancellation);
                return new EmploymentChange(employment, violations);
            },
            cancellation);

    private async Task<IReadOnlyList<Violation>> CheckNewAsync(KErpDbContext db, EmploymentPeriod employment, CancellationToken cancellation)
    {
        var employee = await db.Employees.AsNoTracking().SingleAsync(e => e.Id == employment.EmployeeId, cancellation);
        var violations = EmployeeRules.CheckHire(numbers.Open(employee).BirthDate, employment.HiredOn);
        if (violations.Count > 0) return violations;
        if (!await db.Workplaces.AnyAsync(w => w.Id == employment.WorkplaceId, cancellation)) return [EmploymentViolations.UnknownWorkplace("workplaceId")];
        return await OverlapsAsync(db, employment, employment.LeftOn, cancellation) ? [EmploymentViolations.Overlaps("hiredOn")] : [];
    }

    private static Task<bool> OverlapsAsync(KErpDbContext db, EmploymentPeriod employment, DateOnly? leftOn, CancellationToken cancellation) =>
        db.Employments.AnyAsync(
            e => e.EmployeeId == employment.EmployeeId && e.Id != employment.Id
                && (leftOn == null || e.HiredOn <= leftOn) && (e.LeftOn == null || e.LeftOn >= employment.HiredOn),
            cancellation);

    /// <summary>Until the transaction ends nobody else changes the employments of this employee.</summary>
    private static Task<int> LockAsync(KErpDbContext db, Guid employee, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM employees WHERE id = {employee} FOR UPDATE", cancellation);
}
