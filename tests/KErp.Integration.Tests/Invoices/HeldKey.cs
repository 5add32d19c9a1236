using KErp.Names;
using Npgsql;

namespace KErp.Integration.Tests.Invoices;

/// <summary>A first request that has written its idempotency key and not committed yet.</summary>
internal sealed class HeldKey(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public static async Task<HeldKey> HoldAsync(string connectionString, Guid company, string key, string route = "/api/v1/invoices")
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"SELECT set_config('{DatabaseSettings.CompanyId}', '{company}', true)"),
                new("INSERT INTO idempotency_keys VALUES ($1, $3, $2, '\\x00', 202, '', '', now())")
                {
                    Parameters = { new() { Value = company }, new() { Value = key }, new() { Value = route } },
                },
            },
        };
        await insert.ExecuteNonQueryAsync();
        return new HeldKey(connection, transaction);
    }

    public Task RollbackAsync() => transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
