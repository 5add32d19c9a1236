using System.Diagnostics;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Npgsql;

namespace KErp.Integration.Tests.Operations;

public sealed class MigrateTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task Status_tells_by_json_and_exit_code_what_is_pending_and_up_applies_it()
    {
        var empty = await NewDatabaseAsync();

        var before = await MigrateAsync(empty, "status");
        var up = await MigrateAsync(empty, "up");
        var again = await MigrateAsync(empty, "up");
        var after = await MigrateAsync(empty, "status");

        Assert.Equal(2, before.ExitCode);
        Assert.NotEmpty(JsonNode.Parse(before.Output)!["pending"]!.AsArray());
        Assert.Equal((0, 0, 0), (up.ExitCode, again.ExitCode, after.ExitCode));
        Assert.Empty(JsonNode.Parse(after.Output)!["pending"]!.AsArray());
        Assert.Equal(JsonNode.Parse(before.Output)!["pending"]!.ToJsonString(), JsonNode.Parse(after.Output)!["applied"]!.ToJsonString());
    }

    [Fact]
    public async Task Two_migrations_at_once_do_not_disturb_each_other()
    {
        var empty = await NewDatabaseAsync();

        var both = await Task.WhenAll(MigrateAsync(empty, "up"), MigrateAsync(empty, "up"));

        Assert.All(both, run => Assert.True(run.ExitCode == 0, run.Error));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_an_error_in_one_line()
    {
        var run = await MigrateAsync("Host=127.0.0.1;Port=1;Username=x;Password=secret;Database=x;Timeout=2", "status");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_word_is_answered_with_the_usage() =>
        Assert.Equal(64, (await MigrateAsync(Database.OwnerConnectionString, "down")).ExitCode);

    private async Task<string> NewDatabaseAsync()
    {
        var name = $"migrate_{Guid.NewGuid():N}";
        await Database.ScalarAsync<int>("SELECT 1");
        await using var source = NpgsqlDataSource.Create(Database.OwnerConnectionString);
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(Database.OwnerConnectionString) { Database = name, Pooling = false }.ConnectionString;
    }

    private async Task<(int ExitCode, string Output, string Error)> MigrateAsync(string owner, string verb)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProject.AssemblyOf(new Projects.KErp_Migrate().ProjectPath, "migrate"), verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ServiceVariables.Environment] = "Development";
        start.Environment[$"ConnectionStrings__{ConnectionNames.OwnerDatabase}"] = owner;
        // The roles belong to the server: with other passwords here the running services would be locked out.
        start.Environment[EnvironmentVariables.AppPassword] = Password(Database.AppConnectionString);
        start.Environment[EnvironmentVariables.RelayPassword] = Password(Database.RelayConnectionString);
        start.Environment[EnvironmentVariables.SealerPassword] = Password(Database.SealerConnectionString);
        start.Environment[EnvironmentVariables.BackupPassword] = Password(Database.BackupConnectionString);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    private static string Password(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Password!;
}
