using Npgsql;

namespace KErp.Integration.Tests.Platform;

/// <summary>The database as its owner sees it, and as each role does.</summary>
public sealed class PlatformDatabase(string owner, string app, string relay, string backup) : IAsyncDisposable
{
    // Not pooled: the tests restart the server, and a connection of its former life would fail the next test.
    private readonly NpgsqlDataSource _owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(owner) { Pooling = false });

    public string OwnerConnectionString => owner;
    public string AppConnectionString => app;
    public string RelayConnectionString => relay;
    public string BackupConnectionString => backup;

    public ValueTask DisposeAsync() => _owner.DisposeAsync();

    public Task<long> CountAsync(string table, string condition = "true") => ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {condition}");

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task<List<string>> ColumnAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) values.Add(reader.GetValue(0).ToString()!);
        return values;
    }

    /// <summary>Everything that a request may write, in one number: unchanged means that nothing was written.</summary>
    public Task<long> RowsAsync() => ScalarAsync<long>(
        """
        SELECT (SELECT count(*) FROM invoices) + (SELECT count(*) FROM invoice_lines) + (SELECT count(*) FROM invoice_events)
             + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM idempotency_keys) + (SELECT count(*) FROM audit_log)
        """);
}
