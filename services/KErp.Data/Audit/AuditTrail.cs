using KErp.Data.Model;

namespace KErp.Data.Audit;

public static class AuditTrail
{
    /// <summary>Adds an entry for the company of the transaction; it is written, and sealed later, if the transaction commits.</summary>
    /// <param name="subject">Whose personal data was read or changed.</param>
    /// <param name="reason">Why, where a reason must be given.</param>
    public static void Record(
        this KErpDbContext db, Caller caller, DateTimeOffset now, string action, string entity, string entityId, string? subject = null, string? reason = null) =>
        db.Audit.Add(new AuditEntry
        {
            CompanyId = db.CurrentCompany,
            Id = Guid.CreateVersion7(now),
            At = now,
            Actor = caller.Actor,
            Action = action,
            Entity = entity,
            EntityId = entityId,
            Subject = subject,
            Reason = reason,
            RemoteAddress = caller.RemoteAddress,
        });
}
