using KErp.Data.Model;
using Npgsql;

namespace KErp.Data.Audit;

/// <summary>Reads entries of the log from SQL that selects <see cref="Columns"/>.</summary>
internal static class AuditRow
{
    /// <summary>In the order of <see cref="Read"/>, of the table <c>audit_log</c> called <c>a</c>.</summary>
    public const string Columns = "a.company_id, a.id, a.at, a.actor, a.action, a.entity, a.entity_id, a.subject, a.reason, a.remote_address";

    /// <param name="first">The ordinal of the first of the columns.</param>
    /// <returns>Null when the row was joined from the outside and there is no entry.</returns>
    public static AuditEntry? Read(NpgsqlDataReader row, int first = 0) => row.IsDBNull(first)
        ? null
        : new AuditEntry
        {
            CompanyId = row.GetGuid(first),
            Id = row.GetGuid(first + 1),
            At = row.GetFieldValue<DateTimeOffset>(first + 2),
            Actor = row.GetString(first + 3),
            Action = row.GetString(first + 4),
            Entity = row.GetString(first + 5),
            EntityId = row.GetString(first + 6),
            Subject = Text(row, first + 7),
            Reason = Text(row, first + 8),
            RemoteAddress = Text(row, first + 9),
        };

    private static string? Text(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
}
