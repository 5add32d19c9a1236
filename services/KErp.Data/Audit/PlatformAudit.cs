using KErp.Data.Model;
using KErp.Data.Tenancy;

namespace KErp.Data.Audit;

/// <summary>What is done to the platform itself, under <see cref="AuditEntry.Platform"/>.</summary>
public sealed class PlatformAudit(CompanyDatabase database, TimeProvider time)
{
    public Task RecordAsync(Caller caller, string action, string entity, string entityId, string? reason, CancellationToken cancellation) =>
        database.RunAsync(
            AuditEntry.Platform,
            db =>
            {
                db.Record(caller, time.GetUtcNow(), action, entity, entityId, reason: reason);
                return db.SaveChangesAsync(cancellation);
            },
            cancellation);
}
