using Npgsql;

namespace KErp.Integration.Tests.Platform;

/// <summary>The database as its owner sees it, and as each role does.</summary>
public sealed class PlatformDatabase(string owner, string app, string relay, string sealer, string backup) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _owner = NpgsqlDataSource.Create(Unpooled(owner));

    public string OwnerConnectionString => Unpooled(owner);
    public string AppConnectionString => Unpooled(app);
    public string RelayConnectionString => Unpooled(relay);
    public string SealerConnectionString => Unpooled(sealer);
    public string BackupConnectionString => Unpooled(backup);

    public ValueTask DisposeAsync() => _owner.DisposeAsync();

    /// <summary>The tests restart the server, and a pooled connection of its former life would fail the next test.</summary>
    private static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;

    public Task<long> CountAsync(string table, string condition = "true") => ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {condition}");

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<List<string>> ColumnAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) values.Add(reader.GetValue(0).ToString()!);
        return values;
    }

    /// <summary>
    /// Everything that a request may write, in one number: unchanged means that nothing was written. Of timelines only the
    /// beginnings: what comes later is written by the platform, to other invoices at any time.
    /// </summary>
    public Task<long> RowsAsync() => ScalarAsync<long>(
        """
        SELECT (SELECT count(*) FROM invoices) + (SELECT count(*) FROM invoice_lines) + (SELECT count(*) FROM invoice_events WHERE status IN ('draft', 'queued'))
             + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM idempotency_keys) + (SELECT count(*) FROM audit_log)
        """);
}
