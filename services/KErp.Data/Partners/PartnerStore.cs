using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data.Partners;

/// <summary>Partners of one company, and what is known of their businesses.</summary>
public sealed class PartnerStore(CompanyDatabase database, IdempotentCreation creation, TimeProvider time)
{
    private const string Entity = "partner";
    private const string NumberIndex = "ix_partners_business_number";

    /// <returns>What was last known of the business; null when the company has no such partner or nobody asked yet.</returns>
    public Task<BusinessState?> FindStateAsync(Guid company, string businessNumber, CancellationToken cancellation) => database.RunAsync(
        company,
        db => db.Partners.Where(p => p.Party.BusinessNumber == businessNumber).Select(p => p.State).FirstOrDefaultAsync(cancellation),
        cancellation);

    /// <returns>Null when there is none of that id, also when it is another company's.</returns>
    public Task<Partner?> FindAsync(Guid company, Guid id, CancellationToken cancellation) => database.RunAsync(
        company, db => db.Partners.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation), cancellation);

    /// <summary>Newest first: ids are UUIDv7, so their order is the order of creation.</summary>
    /// <param name="before">The last id of the page before, or null for the first page.</param>
    /// <param name="count">How many at most.</param>
    public Task<List<Partner>> ListAsync(Guid company, PartnerFilter filter, Guid? before, int count, CancellationToken cancellation) => database.RunAsync(
        company,
        db =>
        {
            var partners = filter.Apply(db.Partners.AsNoTracking());
            if (before is { } last) partners = partners.Where(p => p.Id.CompareTo(last) < 0);
            return partners.OrderByDescending(p => p.Id).Take(count).ToListAsync(cancellation);
        },
        cancellation);

    /// <summary>Takes the partner on, unless the company has one with that number.</summary>
    public Task<CreationOutcome> AddAsync(Partner partner, RequestKey key, SavedResponse response, Caller caller, CancellationToken cancellation) => creation.RunAsync(
        partner.CompanyId,
        key,
        response,
        partner.CreatedAt,
        async db =>
        {
            db.Add(partner);
            db.Record(caller, partner.CreatedAt, "partner.create", Entity, partner.Id.ToString());
            return await SaveAsync(db, cancellation)
                ? new CreationOutcome.Created()
                : new CreationOutcome.Refused([PartnerViolations.BusinessNumberTaken("businessNumber")]);
        },
        cancellation);

    /// <summary>Another number is another business: what was known of the former one goes.</summary>
    /// <returns>What became of it, and the number that the partner had before.</returns>
    public Task<(PartnerChange Change, string? FormerNumber)> UpdateAsync(Guid company, Guid id, PartySnapshot party, Caller caller, CancellationToken cancellation) =>
        database.TryAsync<(PartnerChange Change, string? FormerNumber)>(
            company,
            async db =>
            {
                if (await db.Partners.AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } partner) return (new PartnerChange.Unknown(), null);
                var former = partner.Party.BusinessNumber;
                partner.Party = party;
                if (party.BusinessNumber != former) partner.TakeOn(null);
                db.Record(caller, time.GetUtcNow(), "partner.update", Entity, id.ToString());
                return (await SaveAsync(db, cancellation) ? new PartnerChange.Done(partner) : new PartnerChange.NumberTaken(), former);
            },
            result => result.Change is PartnerChange.Done,
            cancellation);

    /// <returns>The partner as it was; null when there was none of that id.</returns>
    public Task<Partner?> RemoveAsync(Guid company, Guid id, Caller caller, CancellationToken cancellation) =>
        ChangeAsync(company, id, "partner.delete", (db, partner) => db.Remove(partner), caller, cancellation);

    /// <summary>Writes down what was said about the business, unless the partner has another number by now.</summary>
    /// <returns>The partner as it is then; null when there is none of that id any more.</returns>
    public Task<Partner?> TakeOnAsync(Guid company, Guid id, BusinessReport report, Caller caller, CancellationToken cancellation) => ChangeAsync(
        company,
        id,
        "partner.check",
        (_, partner) =>
        {
            if (partner.Party.BusinessNumber == report.BusinessNumber) partner.TakeOn(report);
        },
        caller,
        cancellation);

    private Task<Partner?> ChangeAsync(Guid company, Guid id, string action, Action<KErpDbContext, Partner> change, Caller caller, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            async db =>
            {
                if (await db.Partners.AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } partner) return null;
                change(db, partner);
                db.Record(caller, time.GetUtcNow(), action, Entity, id.ToString());
                await db.SaveChangesAsync(cancellation);
                return partner;
            },
            cancellation);

    /// <returns>False when another partner of the company has the number: nothing is to be saved any more.</returns>
    private static async Task<bool> SaveAsync(KErpDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: NumberIndex })
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
