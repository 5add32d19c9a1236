using Npgsql;

namespace KErp.Data.Operations;

/// <param name="LastSuccess">When the last good dump was ready; null when there is none.</param>
/// <param name="LastSizeBytes">Its size.</param>
/// <param name="LastFailure">When a run last failed; null when none did.</param>
public sealed record BackupRecord(DateTimeOffset? LastSuccess, long? LastSizeBytes, DateTimeOffset? LastFailure);

/// <summary>What the backup jobs have left: they write it themselves, and are gone before anybody could ask them.</summary>
public sealed class BackupRecords(NpgsqlDataSource source)
{
    public async Task<BackupRecord> ReadAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            """
            SELECT max(finished_at) FILTER (WHERE failure IS NULL),
                   (array_agg(size_bytes ORDER BY finished_at DESC) FILTER (WHERE failure IS NULL))[1],
                   max(finished_at) FILTER (WHERE failure IS NOT NULL)
            FROM backup_runs
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new BackupRecord(Time(reader, 0), reader.IsDBNull(1) ? null : reader.GetInt64(1), Time(reader, 2));
    }

    private static DateTimeOffset? Time(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
