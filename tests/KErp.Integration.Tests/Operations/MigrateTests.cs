using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;
using KErp.Names;

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
    public async Task An_operator_is_made_once_and_signs_in_with_a_second_factor_only()
    {
        var (email, password) = (ApiClient.NewEmail(), "a long operator password");

        var created = await OperatorAsync(email, password);
        var again = await OperatorAsync(email, password);
        var weak = await OperatorAsync(ApiClient.NewEmail(), "short");
        var app = new AuthenticatorApp(System.Text.RegularExpressions.Regex.Match(created.Output, "^otpauth://totp/.*secret=([A-Z2-7]+)").Groups[1].Value);
        var without = await Api.LoginAsync(email, password);
        var login = await Api.LoginAsync(email, password, totpCode: app.Code());

        Assert.Equal((0, 1, 1), (created.ExitCode, again.ExitCode, weak.ExitCode));
        Assert.Single(again.Error.Trim().Split('\n'));
        Assert.Equal("totp_required", without.Code);
        Assert.Equal((HttpStatusCode.OK, "operator"), (login.Status, login.Json["role"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Forbidden, (await Api.GetAsync("api/v1/invoices", login.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Api.DeleteAsync("api/v1/auth/totp", new { password, code = app.Code(1) }, login.AccessToken)).Status);
        Assert.True(await Database.CountAsync("audit_log", $"company_id = '{Guid.Empty}' AND action = 'operator.create'") >= 1);
    }

    [Fact]
    public async Task A_wrong_word_is_answered_with_the_usage() =>
        Assert.Equal(64, (await MigrateAsync(Database.OwnerConnectionString, "down")).ExitCode);

    private Task<string> NewDatabaseAsync() => new MigrateProgram(Database).NewDatabaseAsync();

    private Task<ProgramRun> OperatorAsync(string email, string password) => new MigrateProgram(Database).RunAsync(
        Database.OwnerConnectionString,
        new Dictionary<string, string> { [EnvironmentVariables.OperatorPassword] = password, [EnvironmentVariables.EncryptionKey] = Platform.EncryptionKey },
        "create-operator", "--email", email, "--name", "박운영");

    private Task<ProgramRun> MigrateAsync(string owner, string verb) => new MigrateProgram(Database).RunAsync(owner, verb);
}
