using KErp.Data.Tenancy;

namespace KErp.Data.Audit;

/// <summary>Records what was done for a company where no row of ours changed with it.</summary>
public sealed class CompanyRecords(CompanyDatabase database)
{
    public Task AddAsync(
        Guid company, Caller caller, DateTimeOffset now, string action, string entity, string entityId, CancellationToken cancellation) => database.RunAsync(
        company,
        db =>
        {
            db.Record(caller, now, action, entity, entityId);
            return db.SaveChangesAsync(cancellation);
        },
        cancellation);
}
