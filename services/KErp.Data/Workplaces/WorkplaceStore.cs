using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain;
using KErp.Domain.Workplaces;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Workplaces;

/// <summary>Workplaces of one company.</summary>
public sealed class WorkplaceStore(CompanyDatabase database, IdempotentCreation creation, TimeProvider time)
{
    /// <summary>Registers the workplace, unless the company has one with that 사업장관리번호.</summary>
    public Task<CreationOutcome> AddAsync(Workplace workplace, RequestKey key, SavedResponse response, Caller caller, CancellationToken cancellation) => creation.RunAsync(
        workplace.CompanyId,
        key,
        response,
        workplace.CreatedAt,
        async db =>
        {
            if (await IsTakenAsync(db, workplace.ManagementNumber, workplace.Id, cancellation))
                return new CreationOutcome.Refused([WorkplaceViolations.NumberTaken("managementNumber")]);
            db.Add(workplace);
            db.Record(caller, workplace.CreatedAt, "workplace.create", "workplace", workplace.Id.ToString());
            return new CreationOutcome.Created();
        },
        cancellation);

    /// <summary>Runs of payroll that were asked for before go on with what was then.</summary>
    /// <returns>The workplace as it is then and no violations, or the violations; null when there is none of that id.</returns>
    public Task<(Workplace Workplace, IReadOnlyList<Violation> Violations)?> ChangeAsync(
        Guid company, Guid id, NewWorkplace change, Caller caller, CancellationToken cancellation) =>
        database.RunAsync<(Workplace, IReadOnlyList<Violation>)?>(
            company,
            async db =>
            {
                if (await db.Workplaces.FirstOrDefaultAsync(w => w.Id == id, cancellation) is not { } workplace) return null;
                if (await IsTakenAsync(db, change.ManagementNumber, id, cancellation)) return (workplace, [WorkplaceViolations.NumberTaken("managementNumber")]);
                (workplace.ManagementNumber, workplace.Name, workplace.Terms) = (change.ManagementNumber, change.Name, change.Terms);
                db.Record(caller, time.GetUtcNow(), "workplace.change", "workplace", id.ToString());
                await db.SaveChangesAsync(cancellation);
                return (workplace, []);
            },
            cancellation);

    /// <returns>Null when there is none of that id, also when it is another company's.</returns>
    public Task<Workplace?> FindAsync(Guid company, Guid id, CancellationToken cancellation) => database.RunAsync(
        company, db => db.Workplaces.AsNoTracking().FirstOrDefaultAsync(w => w.Id == id, cancellation), cancellation);

    /// <summary>Newest first: ids are UUIDv7, so their order is the order of creation.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<Workplace>> ListAsync(Guid company, Guid? before, int count, CancellationToken cancellation) => database.RunAsync(
        company,
        db =>
        {
            var workplaces = db.Workplaces.AsNoTracking();
            if (before is { } last) workplaces = workplaces.Where(w => w.Id.CompareTo(last) < 0);
            return workplaces.OrderByDescending(w => w.Id).Take(count).ToListAsync(cancellation);
        },
        cancellation);

    /// <summary>The lock ends with the transaction: two requests with one number do not both find it free.</summary>
    private static async Task<bool> IsTakenAsync(KErpDbContext db, string number, Guid except, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"{db.CurrentCompany}:workplace:{number}"}, 0))", cancellation);
        return await db.Workplaces.AnyAsync(w => w.ManagementNumber == number && w.Id != except, cancellation);
    }
}
