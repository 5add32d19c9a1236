using Npgsql;

namespace KErp.Data;

/// <summary>Asks the database for an answer, for readiness.</summary>
public sealed class DatabaseProbe(NpgsqlDataSource source)
{
    public async Task PingAsync(CancellationToken cancellation)
    {
        await using var command = source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellation);
    }
}
