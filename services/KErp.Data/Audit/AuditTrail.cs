using KErp.Data.Model;
using Npgsql;

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

    /// <summary>The same for commands of the schema's owner, who works past the model.</summary>
    internal static async Task RecordAsync(
        this NpgsqlConnection connection, Guid company, Caller caller, DateTimeOffset now, string action, string entity, string entityId, string? reason, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO audit_log (company_id, id, at, actor, action, entity, entity_id, reason, remote_address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            connection);
        foreach (var value in new object?[] { company, Guid.CreateVersion7(now), now, caller.Actor, action, entity, entityId, reason, caller.RemoteAddress })
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
