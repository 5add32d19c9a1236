using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Domain.Employees;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Employees;

/// <summary>Everything that one creation writes.</summary>
public sealed record EmployeeToCreate(
    Guid CompanyId, Guid EmployeeId, NewEmployee Employee, RequestKey Key, SavedResponse Response, Caller Caller, DateTimeOffset Now);

public sealed class EmployeeCreation(IdempotentCreation creation, ResidentNumbers numbers)
{
    /// <summary>Takes the employee on, unless the company has one with that number, whichever key it is kept under.</summary>
    public Task<CreationOutcome> CreateAsync(EmployeeToCreate c, CancellationToken cancellation) => creation.RunAsync(
        c.CompanyId,
        c.Key,
        c.Response,
        c.Now,
        async db =>
        {
            var number = c.Employee.ResidentNumber;
            await numbers.LockAsync(db, number, cancellation);
            if (await numbers.Find(db, number).AnyAsync(cancellation))
                return new CreationOutcome.Refused([EmployeeViolations.ResidentNumberTaken("residentNumber")]);
            db.Add(Row(c));
            db.Record(c.Caller, c.Now, "employee.create", "employee", c.EmployeeId.ToString(), OpenEmployee.Subject(c.EmployeeId));
            return new CreationOutcome.Created();
        },
        cancellation);

    private Employee Row(EmployeeToCreate c) => new()
    {
        CompanyId = c.CompanyId,
        Id = c.EmployeeId,
        Name = c.Employee.Name,
        ResidentNumber = numbers.Seal(c.Employee.ResidentNumber, c.CompanyId, c.EmployeeId),
        ResidentNumberIndex = numbers.Index(c.Employee.ResidentNumber, c.CompanyId),
        CreatedAt = c.Now,
    };
}
