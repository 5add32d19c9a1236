using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

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

    private Task<string> NewDatabaseAsync() => new MigrateProgram(Database).NewDatabaseAsync();

    private Task<ProgramRun> MigrateAsync(string owner, string verb) => new MigrateProgram(Database).RunAsync(owner, null, verb);
}
