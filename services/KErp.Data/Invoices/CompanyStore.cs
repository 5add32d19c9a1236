using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Identity;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

public sealed class CompanyStore(CompanyDatabase database, IdempotentCreation creation)
{
    /// <returns>The company, or null when there is none of that id.</returns>
    public Task<Company?> FindAsync(Guid company, CancellationToken cancellation) =>
        database.RunAsync(company, db => db.Companies.AsNoTracking().FirstOrDefaultAsync(cancellation), cancellation);

    /// <summary>One more company of a user who is there already.</summary>
    public Task<CreationOutcome> AddAsync(Company company, Guid owner, RequestKey key, SavedResponse response, Caller caller, CancellationToken cancellation) =>
        creation.RunAsync(
            company.Id, key, response, company.CreatedAt,
            db =>
            {
                db.AddCompany(company, owner, caller);
                return Task.FromResult<CreationOutcome>(new CreationOutcome.Created());
            },
            cancellation);

    /// <returns>The company as it is now.</returns>
    public Task<Company> UpdateAsync(Guid id, PartySnapshot party, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            id,
            async db =>
            {
                var company = await db.Companies.AsTracking().SingleAsync(cancellation);
                company.Party = party;
                db.Record(caller, now, "company.update", "company", id.ToString());
                await db.SaveChangesAsync(cancellation);
                return company;
            },
            cancellation);

    /// <summary>The company leaves: nobody acts for it any more, and its data waits for the end of its retention.</summary>
    /// <returns>The sessions that were ended: all of its members', for one that was switched may have left a token for it.</returns>
    public Task<List<Guid>> CloseAsync(Guid id, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync(
            id,
            async db =>
            {
                await db.Companies.Where(c => c.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosedAt, now), cancellation);
                db.Record(caller, now, "company.close", "company", id.ToString());
                return await db.RevokeSessionsAsync(
                    s => db.Memberships.Any(m => m.CompanyId == id && m.UserId == s.UserId),
                    new Revocation(RevocationReasons.CompanyClosed, caller, id, now),
                    cancellation);
            },
            cancellation);
}
