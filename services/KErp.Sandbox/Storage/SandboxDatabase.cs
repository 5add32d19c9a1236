using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

/// <summary>
/// The file that survives a restart. All writes go one after the other over one connection, since SQLite allows one
/// writer and answers "busy" to the others; reads have their own connections and, with WAL, never wait for the writer.
/// </summary>
internal sealed class SandboxDatabase(SandboxOptions options) : IDisposable
{
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = options.Database,
        // Only another process can hold the file; wait for it rather than fail.
        DefaultTimeout = 30,
    }.ToString();

    private SqliteConnection? _writer;

    /// <exception cref="SandboxRefusedToStartException">The file cannot be used; says which and why.</exception>
    public void Open()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(options.Database)!);
            _writer = Read();
            // NORMAL loses nothing when the process is killed; only a power cut could take the last commits.
            Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            CreateSchema();
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new SandboxRefusedToStartException($"Sandbox:Database: '{options.Database}' cannot be used: {error.Message}");
        }
    }

    /// <summary>An open connection for reading; the caller disposes it.</summary>
    public SqliteConnection Read()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and commits. Takes no cancellation token: a client that leaves
    /// must not undo what was accepted.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work)
    {
        await _oneWriter.WaitAsync();
        try
        {
            var writer = _writer ?? throw new InvalidOperationException("The database is not open.");
            using var transaction = writer.BeginTransaction(deferred: false);
            var result = work(writer);
            transaction.Commit();
            return result;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        using (var pool = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(pool);
        _oneWriter.Dispose();
    }

    private void CreateSchema()
    {
        using var transaction = _writer!.BeginTransaction(deferred: false);
        var version = Convert.ToInt32(_writer.Scalar("PRAGMA user_version"), provider: null);
        if (version > Schema.Steps.Length)
            throw new SandboxRefusedToStartException(
                $"Sandbox:Database: '{options.Database}' has schema {version}, this sandbox knows {Schema.Steps.Length}; delete the file.");
        foreach (var missing in Schema.Steps[version..])
            Execute(missing);
        Execute($"PRAGMA user_version = {Schema.Steps.Length};");
        transaction.Commit();
    }

    private void Execute(string sql)
    {
        using var command = _writer!.Command(sql);
        command.ExecuteNonQuery();
    }
}
