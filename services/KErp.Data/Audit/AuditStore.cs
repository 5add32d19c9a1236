using KErp.Data.Tenancy;

namespace KErp.Data.Audit;

/// <summary>Records what changes nothing else in the database.</summary>
public sealed class AuditStore(CompanyDatabase database)
{
    public Task<int> RecordAsync(
        Guid company, Caller caller, DateTimeOffset now, string action, string entity, string entityId, string? reason, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db =>
            {
                db.Record(caller, now, action, entity, entityId, reason: reason);
                return db.SaveChangesAsync(cancellation);
            },
            cancellation);
}
