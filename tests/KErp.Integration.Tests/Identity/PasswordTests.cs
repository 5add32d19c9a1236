using System.Diagnostics;
using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Identity;

public sealed class PasswordTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string NewPassword = "another long password";

    [Fact]
    public async Task A_changed_password_ends_all_other_sessions()
    {
        var account = await Api.SignUpAsync();
        var other = await Api.LoginAsync(account.Email);

        var wrong = await Api.PostAsync("api/v1/auth/password", new { currentPassword = "not the right password", newPassword = NewPassword }, account.AccessToken);
        var changed = await Api.PostAsync("api/v1/auth/password", new { currentPassword = account.Password, newPassword = NewPassword }, account.AccessToken);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent), (wrong.Status, changed.Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync("api/v1/auth/sessions", other.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync("api/v1/auth/sessions", account.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.LoginAsync(account.Email)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.LoginAsync(account.Email, NewPassword)).Status);
    }

    [Fact]
    public async Task A_reset_link_works_once_and_ends_every_session()
    {
        var account = await Api.SignUpAsync();
        await Api.PostAsync("api/v1/auth/password-reset", new { email = account.Email.ToUpperInvariant() });
        var token = await Platform.Mailbox.TokenAsync(account.Email, "password-reset");

        var common = await Api.PostAsync("api/v1/auth/password-reset/confirm", new { token, newPassword = "password12345" });
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Api.PostAsync("api/v1/auth/password-reset/confirm", new { token, newPassword = NewPassword })));

        Assert.Equal((HttpStatusCode.BadRequest, "validation_failed"), (common.Status, common.Code));
        Assert.Single(both, a => a.Status == HttpStatusCode.NoContent);
        Assert.Single(both, a => a.Status == HttpStatusCode.BadRequest && a.Code == "token_invalid");
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync("api/v1/auth/sessions", account.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Api.LoginAsync(account.Email, NewPassword)).Status);
        Assert.Equal(0, await Database.CountAsync("one_time_tokens", $"position('{token}' in encode(hash, 'escape')) > 0"));
    }

    [Fact]
    public async Task A_reset_of_an_unknown_address_answers_the_same_after_the_same_time()
    {
        var account = await Api.SignUpAsync();

        var (known, knownTime) = await TimedAsync(account.Email);
        var (unknown, unknownTime) = await TimedAsync(ApiClient.NewEmail());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (known.Status, unknown.Status));
        Assert.Equal(known.Body, unknown.Body);
        Assert.All([knownTime, unknownTime], time => Assert.True(time >= TimeSpan.FromMilliseconds(490), $"{time}"));
    }

    [Fact]
    public async Task An_expired_link_is_refused()
    {
        var account = await Api.SignUpAsync();
        await Api.PostAsync("api/v1/auth/password-reset", new { email = account.Email });
        await Database.ExecuteAsync($"UPDATE one_time_tokens SET expires_at = now() WHERE user_id = '{account.UserId}'");
        var token = await Platform.Mailbox.TokenAsync(account.Email, "password-reset");

        var answer = await Api.PostAsync("api/v1/auth/password-reset/confirm", new { token, newPassword = NewPassword });

        Assert.Equal("token_invalid", answer.Code);
    }

    [Fact]
    public async Task An_address_is_confirmed_by_the_mail_of_the_sign_up()
    {
        var account = await Api.SignUpAsync();
        var token = await Platform.Mailbox.TokenAsync(account.Email, "email-confirmation");

        var first = await Api.PostAsync("api/v1/auth/email-confirmation/confirm", new { token });
        var second = await Api.PostAsync("api/v1/auth/email-confirmation/confirm", new { token });

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.BadRequest), (first.Status, second.Status));
        Assert.True((await Api.LoginAsync(account.Email)).Json["user"]!["emailConfirmed"]!.GetValue<bool>());
    }

    private async Task<(Answer Answer, TimeSpan Time)> TimedAsync(string email)
    {
        var clock = Stopwatch.StartNew();
        return (await Api.PostAsync("api/v1/auth/password-reset", new { email }), clock.Elapsed);
    }
}
