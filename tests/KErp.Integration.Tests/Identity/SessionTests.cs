using System.Net;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Identity;

public sealed class SessionTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Sessions = "api/v1/auth/sessions";
    private static readonly string Redis = $"{Resources.Redis}-process";

    [Fact]
    public async Task Who_signs_up_is_the_owner_of_the_new_company_and_is_signed_in()
    {
        var body = ApiClient.SignUpBody(ApiClient.NewEmail());
        var answer = await Api.PostAsync("api/v1/auth/sign-up", body);
        var again = await Api.PostAsync("api/v1/auth/sign-up", body);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("owner", answer.Json["role"]!.GetValue<string>());
        var company = answer.Json["company"]!["id"]!.GetValue<Guid>();
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync("api/v1/invoices", answer.AccessToken)).Status);
        Assert.Equal((HttpStatusCode.Conflict, "email_taken"), (again.Status, again.Code));
        Assert.Equal(1, await Database.CountAsync("audit_log", $"company_id = '{company}' AND action = 'company.create'"));
        // Sealed until it is sent, and gone then.
        Assert.Equal(1, await Database.CountAsync("mails", $"recipient = '{body["email"]}' AND (body LIKE 'v1:%' OR (body = '' AND sent_at IS NOT NULL))"));
    }

    [Theory]
    [InlineData("password", "short", "password_length")]
    [InlineData("password", "password12345", "password_common")]
    [InlineData("email", "nobody", "invalid_email")]
    [InlineData("email", "a\0b@kerp.example", "invalid_character")]
    [InlineData("name", " ", "required")]
    public async Task A_bad_sign_up_names_the_field_and_writes_nothing(string field, string value, string code)
    {
        var body = ApiClient.SignUpBody(ApiClient.NewEmail());
        body[field] = value;
        var before = await Database.CountAsync("users");

        var answer = await Api.PostAsync("api/v1/auth/sign-up", body);

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.Status, answer.Json["field"]!.GetValue<string>()));
        Assert.Contains(code, answer.Json["errors"]!.AsArray().Select(e => e!["code"]!.GetValue<string>()));
        Assert.Equal(before, await Database.CountAsync("users"));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var account = await Api.SignUpAsync();

        var wrong = await Api.LoginAsync(account.Email, "not the right password");
        var unknown = await Api.LoginAsync(ApiClient.NewEmail());
        var right = await Api.LoginAsync(account.Email);

        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_credentials"), (wrong.Status, wrong.Code));
        Assert.Equal(WithoutTrace(wrong), WithoutTrace(unknown));
        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.Equal(1, await Database.CountAsync("audit_log", $"action = 'login.fail' AND entity_id = '{account.UserId}' AND company_id = '{Guid.Empty}'"));
        Assert.Equal(1, await Database.CountAsync("audit_log", $"company_id = '{account.CompanyId}' AND action = 'session.open'"));
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_its_second_use_ends_the_session()
    {
        var account = await Api.SignUpAsync();

        var next = await Api.RefreshAsync(account.RefreshToken);
        var works = await Api.GetAsync(Sessions, next.AccessToken);
        var reused = await Api.RefreshAsync(account.RefreshToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized), (next.Status, works.Status, reused.Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync(Sessions, next.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.RefreshAsync(next.RefreshToken)).Status);
        Assert.Equal(1, await Database.CountAsync("audit_log", $"company_id = '{account.CompanyId}' AND action = 'session.revoke' AND reason = 'reuse'"));
    }

    [Fact]
    public async Task Of_many_refreshes_at_once_with_one_token_exactly_one_wins()
    {
        var account = await Api.SignUpAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Api.RefreshAsync(account.RefreshToken)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(2, await Database.CountAsync("refresh_tokens", $"session_id IN (SELECT id FROM sessions WHERE user_id = '{account.UserId}')"));
    }

    [Fact]
    public async Task A_session_that_was_idle_too_long_is_over()
    {
        var account = await Api.SignUpAsync();
        await Database.ExecuteAsync($"UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = '{account.UserId}'");

        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.RefreshAsync(account.RefreshToken)).Status);
    }

    [Fact]
    public async Task A_refresh_reads_the_role_anew()
    {
        var account = await Api.SignUpAsync();
        await Database.ExecuteAsync($"UPDATE memberships SET role = 'viewer' WHERE user_id = '{account.UserId}'");
        var lower = await Api.RefreshAsync(account.RefreshToken);
        await Database.ExecuteAsync($"DELETE FROM memberships WHERE user_id = '{account.UserId}'");
        var none = await Api.RefreshAsync(lower.RefreshToken);

        Assert.Equal("viewer", lower.Json["role"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Unauthorized, none.Status);
    }

    [Fact]
    public async Task Logout_holds_at_once_on_every_replica()
    {
        await using var replica = await SecondApi.StartAsync(Platform);
        using var other = new ApiClient(replica.Public);
        var account = await Api.SignUpAsync();
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(Sessions, account.AccessToken)).Status);

        var logout = await Api.PostAsync("api/v1/auth/logout", token: account.AccessToken);

        Assert.Equal(HttpStatusCode.NoContent, logout.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync(Sessions, account.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(Sessions, account.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.RefreshAsync(account.RefreshToken)).Status);
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_by_one_or_all_but_this()
    {
        var account = await Api.SignUpAsync();
        var (second, third) = (await Api.LoginAsync(account.Email), await Api.LoginAsync(account.Email));

        var listed = (await Api.GetAsync(Sessions, third.AccessToken)).Json["items"]!.AsArray();
        var foreign = await Api.DeleteAsync($"{Sessions}/{listed[0]!["id"]}", token: (await Api.SignUpAsync()).AccessToken);
        var one = await Api.DeleteAsync($"{Sessions}/{listed[1]!["id"]}", token: third.AccessToken);
        var afterOne = await Api.GetAsync(Sessions, second.AccessToken);
        await Api.DeleteAsync($"{Sessions}?keepCurrent=true", token: third.AccessToken);

        Assert.Equal(3, listed.Count);
        Assert.Equal([true, false, false], listed.Select(s => s!["isCurrent"]!.GetValue<bool>()));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (foreign.Status, one.Status, afterOne.Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync(Sessions, account.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(Sessions, third.AccessToken)).Status);
    }

    [Fact]
    public async Task A_revocation_outlives_what_redis_remembers()
    {
        var account = await Api.SignUpAsync();
        await Api.PostAsync("api/v1/auth/logout", token: account.AccessToken);

        await Platform.FlushRedisAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync(Sessions, account.AccessToken)).Status);
    }

    [Fact]
    public async Task A_revocation_while_redis_is_away_holds_then_and_after_it_is_back()
    {
        var (account, other) = (await Api.SignUpAsync(), await Api.SignUpAsync());
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(Sessions, account.AccessToken)).Status);
        await Processes.StopAsync(Redis);
        try
        {
            Assert.Equal(HttpStatusCode.NoContent, (await Api.PostAsync("api/v1/auth/logout", token: account.AccessToken)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync(Sessions, account.AccessToken)).Status);
            Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(Sessions, other.AccessToken)).Status);
        }
        finally
        {
            await Processes.StartAsync(Redis);
        }

        await Eventually.GetAsync(() => Invoices.GetAsync("health/ready"), a => a.Json["status"]!.GetValue<string>() == "Healthy", TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync(Sessions, account.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync(Sessions, other.AccessToken)).Status);
    }

    private static string WithoutTrace(Answer answer)
    {
        var json = answer.Json.AsObject();
        json.Remove("traceId");
        return json.ToJsonString();
    }
}
