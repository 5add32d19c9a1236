using System.Diagnostics;
using System.Security.Cryptography;
using KErp.Data.Tenancy;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Npgsql;

namespace KErp.Integration.Tests.Operations;

/// <summary>The dump of the database: that it holds everything, and that nothing else is taken for one.</summary>
public sealed class BackupTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly BackupScript _script = new();
    private readonly WorkerMetrics _metrics = new(platform);

    private string Url => BackupScript.Url(Database.BackupConnectionString);

    public override async ValueTask DisposeAsync()
    {
        _script.Dispose();
        _metrics.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_dump_restores_into_an_empty_database_with_every_row()
    {
        await CreateAsync(3);
        await _script.RunAsync(Url);
        var first = await RestoreAsync(DumpName());
        // Of the platform, which goes on writing, a copy that nobody writes to.
        await using var copy = Tables(first);
        var rows = await CountAsync(copy);
        File.Delete(Path.Combine(_script.Dumps, DumpName()));

        var run = await _script.RunAsync(BackupScript.Url(As(Database.BackupConnectionString, first)));
        await using var second = Tables(await RestoreAsync(DumpName()));

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(rows, await CountAsync(second));
        Assert.True(rows["invoices"] >= 3 && rows["audit_log"] >= 3);
        Assert.Empty(await second.ColumnAsync(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = 'invoices' AND NOT relrowsecurity"));
    }

    [Fact]
    public async Task A_good_run_leaves_the_dump_and_its_sum_and_its_size_in_the_record_and_the_metrics()
    {
        var run = await _script.RunAsync(Url);

        Assert.True(run.ExitCode == 0, run.Error);
        var name = DumpName();
        Assert.Matches("^kerp_backup_[0-9]{8}_[0-9]{6}\\.dump$", name);
        Assert.Equal([name, $"{name}.sha256"], _script.Files());
        var content = await File.ReadAllBytesAsync(Path.Combine(_script.Dumps, name), TestContext.Current.CancellationToken);
        var sum = Convert.ToHexStringLower(SHA256.HashData(content));
        Assert.Equal($"{sum}  {name}\n", await File.ReadAllTextAsync(Path.Combine(_script.Dumps, $"{name}.sha256"), TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_script.Dumps, name)));
        Assert.Equal(1, await Database.CountAsync("backup_runs", $"name = '{name}' AND size_bytes = {content.Length} AND sha256 = '{sum}' AND failure IS NULL AND started_at <= finished_at"));
        Assert.Contains($"Backup completed: {name}, {content.Length} bytes", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_script.Temporary));
        var finished = await Database.ScalarAsync<double>($"SELECT extract(epoch FROM finished_at)::float8 FROM backup_runs WHERE name = '{name}'");
        Assert.Equal(finished, await ShownAsync(Metrics.BackupLastSuccess, seen => seen >= finished - 0.001) ?? 0, tolerance: 0.001);
        Assert.Equal(content.Length, await ShownAsync(Metrics.BackupLastSize, seen => seen == content.Length));
    }

    [Fact]
    public async Task Without_a_record_there_is_no_metric_and_a_failure_is_no_success()
    {
        await Database.ExecuteAsync("DELETE FROM backup_runs");
        foreach (var metric in (string[])[Metrics.BackupLastSuccess, Metrics.BackupLastSize, Metrics.BackupLastFailure])
            Assert.Null(await ShownAsync(metric, seen => seen is null));
        _script.Replace("pg_dump", "real pg_dump \"$@\" | { head --bytes=20000; cat >/dev/null; }; exit 1");

        await _script.RunAsync(Url);

        Assert.NotNull(await ShownAsync(Metrics.BackupLastFailure, seen => seen is not null));
        Assert.Null(await _metrics.ReadAsync($"{Metrics.BackupLastSuccess}{{}}"));
        Assert.Null(await _metrics.ReadAsync($"{Metrics.BackupLastSize}{{}}"));
    }

    [Theory]
    [InlineData("pg_dump", "real pg_dump \"$@\" | { head --bytes=20000; cat >/dev/null; }; echo 'the server is gone' >&2; exit 1", "dump: *the server is gone*")]
    [InlineData("pg_dump", "real pg_dump \"$@\" | head --bytes=-1", "verification: *pg_restore: error: could not read from input file*")]
    [InlineData("pg_dump", "real pg_dump \"$@\" | { head --bytes=20000; cat >/dev/null; }", "verification: *pg_restore: error: *")]
    [InlineData("pg_dump", "exit 0", "verification: *pg_restore: error: *")]
    [InlineData("pg_dump", "echo nothing of the kind", "verification: *pg_restore: error: *")]
    [InlineData("pg_dump", "real pg_dump --schema-only \"$@\"", "verification: *The dump holds no companies*")]
    [InlineData("sync", "exit 1", "dump: *")]
    [InlineData("mv", "echo 'no room' >&2; exit 1", "storing: *no room*")]
    public async Task A_failure_is_recorded_with_its_reason_and_leaves_nothing_that_looks_like_a_dump(string program, string instead, string reason)
    {
        await Database.ExecuteAsync("DELETE FROM backup_runs");
        _script.Replace(program, instead);

        var run = await _script.RunAsync(Url);

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain(_script.Files(), file => file.EndsWith(".dump", StringComparison.Ordinal));
        var recorded = await Database.ScalarAsync<string>("SELECT failure FROM backup_runs WHERE size_bytes IS NULL AND sha256 IS NULL");
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(reason).Replace("\\*", "(?s:.*)", StringComparison.Ordinal)}$", recorded);
        Assert.Contains("Backup failed: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_script.Temporary));
    }

    [Fact]
    public async Task A_wrong_password_is_a_failure_that_keeps_the_password_to_itself()
    {
        var wrong = new NpgsqlConnectionStringBuilder(Database.BackupConnectionString) { Password = "not-the-password" }.ConnectionString;

        var run = await _script.RunAsync(BackupScript.Url(wrong));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("password authentication failed", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", run.Error + run.Output, StringComparison.Ordinal);
        Assert.Empty(_script.Files());
    }

    [Fact]
    public async Task Another_database_than_ours_is_no_backup()
    {
        var empty = await new MigrateProgram(Database).NewDatabaseAsync();

        var run = await _script.RunAsync(BackupScript.Url(As(Database.BackupConnectionString, new NpgsqlConnectionStringBuilder(empty).Database!)));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("The dump holds no companies", run.Error, StringComparison.Ordinal);
        Assert.Empty(_script.Files());
    }

    [Fact]
    public async Task The_newest_thirty_stay_and_only_a_good_one_pushes_another_out()
    {
        foreach (var day in Enumerable.Range(1, 30))
            foreach (var ending in (string[])[".dump", ".dump.sha256"])
                await File.WriteAllTextAsync(Path.Combine(_script.Dumps, $"kerp_backup_202001{day:00}_013000{ending}"), "old", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_script.Dumps, "notes.txt"), "kept", TestContext.Current.CancellationToken);
        _script.Replace("pg_dump", "exit 1");
        await _script.RunAsync(Url);
        Assert.Equal(61, _script.Files().Count);

        File.Delete(Path.Combine(Path.GetDirectoryName(_script.Dumps)!, "programs", "pg_dump"));
        await NextNameAsync();
        var run = await _script.RunAsync(Url);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(61, _script.Files().Count);
        Assert.DoesNotContain(_script.Files(), file => file.StartsWith("kerp_backup_20200101", StringComparison.Ordinal));
        Assert.Contains("notes.txt", _script.Files());
    }

    /// <summary>A run is known by the second it began in.</summary>
    private static async Task NextNameAsync()
    {
        var second = DateTime.UtcNow.Second;
        await Eventually.GetAsync(() => Task.FromResult(DateTime.UtcNow.Second), now => now != second, TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("", "/tmp/x", null, "DATABASE_URL must be postgres://user:password@host:port/database.")]
    [InlineData("Host=localhost;Username=x", "/tmp/x", null, "DATABASE_URL must be postgres://user:password@host:port/database.")]
    [InlineData("postgres://u:p@localhost/db?pool_size=1", "/tmp/x", null, "DATABASE_URL has the unknown parameter 'pool_size'.")]
    [InlineData("postgres://u:p@localhost/db", null, null, "Set BACKUP_BUCKET or BACKUP_DIRECTORY.")]
    [InlineData("postgres://u:p@localhost/db", "/tmp/x", "bucket", "Set one of BACKUP_BUCKET and BACKUP_DIRECTORY.")]
    public async Task A_setting_that_makes_no_sense_is_named(string url, string? folder, string? bucket, string message)
    {
        var run = await _script.RunAsync(("DATABASE_URL", url), ("BACKUP_DIRECTORY", folder), ("BACKUP_BUCKET", bucket));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_keeps_no_success_without_size_and_sum()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(
            "INSERT INTO backup_runs (name, started_at, finished_at, size_bytes) VALUES ('x', now(), now(), 1)"));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    private string DumpName() => Assert.Single(_script.Files(), file => file.EndsWith(".dump", StringComparison.Ordinal));

    private Task<double?> ShownAsync(string metric, Func<double?, bool> until) => Eventually.GetAsync(() => _metrics.ReadAsync($"{metric}{{}}"), until, Soon);

    /// <returns>The name of the database.</returns>
    private async Task<string> RestoreAsync(string dump)
    {
        var into = new NpgsqlConnectionStringBuilder(await new MigrateProgram(Database).NewDatabaseAsync());
        var start = new ProcessStartInfo(
            "pg_restore", ["--exit-on-error", "-h", into.Host!, "-p", $"{into.Port}", "-U", into.Username!, "-d", into.Database!, Path.Combine(_script.Dumps, dump)])
        {
            Environment = { ["PGPASSWORD"] = into.Password },
        };
        using var restoring = Process.Start(start)!;
        await restoring.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, restoring.ExitCode);
        return into.Database!;
    }

    private static string As(string connectionString, string database) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;

    private PlatformDatabase Tables(string database) => new(
        As(Database.OwnerConnectionString, database), As(Database.AppConnectionString, database), As(Database.RelayConnectionString, database),
        As(Database.SealerConnectionString, database), As(Database.BackupConnectionString, database));

    private static async Task<Dictionary<string, long>> CountAsync(PlatformDatabase database)
    {
        var rows = new Dictionary<string, long>();
        foreach (var table in TableDeclarations.All) rows[table.Name] = await database.CountAsync($"\"{table.Name}\"");
        return rows;
    }
}
