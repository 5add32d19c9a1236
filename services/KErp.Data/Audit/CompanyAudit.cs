using KErp.Data.Tenancy;

namespace KErp.Data.Audit;

/// <summary>What is done for a company elsewhere, where no row of ours changes with it.</summary>
public sealed class CompanyAudit(CompanyDatabase database, TimeProvider time)
{
    public Task RecordAsync(Guid company, Caller caller, string action, string entity, string entityId, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db =>
            {
                db.Record(caller, time.GetUtcNow(), action, entity, entityId);
                return db.SaveChangesAsync(cancellation);
            },
            cancellation);
}
