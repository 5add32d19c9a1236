using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Identity;

public sealed class SecondFactorTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Totp = "api/v1/auth/totp";

    [Fact]
    public async Task With_a_second_factor_the_password_alone_does_not_sign_in()
    {
        var (account, app, _) = await EnrolledAsync();

        var without = await Api.LoginAsync(account.Email);
        var wrong = await Api.LoginAsync(account.Email, totpCode: app.Code() == "000000" ? "000001" : "000000");
        var right = await Api.LoginAsync(account.Email, totpCode: app.Code(1));

        Assert.Equal((HttpStatusCode.Unauthorized, "totp_required"), (without.Status, without.Code));
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_credentials"), (wrong.Status, wrong.Code));
        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.Equal(0, await Database.CountAsync("users", $"id = '{account.UserId}' AND authenticator_key NOT LIKE 'v1:%'"));
    }

    [Fact]
    public async Task A_code_counts_once_also_when_it_comes_many_times_at_once()
    {
        var (account, app, _) = await EnrolledAsync();
        var code = app.Code(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api.LoginAsync(account.Email, totpCode: code)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var (account, _, codes) = await EnrolledAsync();

        var first = await Api.LoginAsync(account.Email, recoveryCode: codes[0].ToLowerInvariant());
        var second = await Api.LoginAsync(account.Email, recoveryCode: codes[0]);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.Status, second.Status));
    }

    [Fact]
    public async Task The_second_factor_is_given_up_with_password_and_code()
    {
        var (account, app, _) = await EnrolledAsync();

        var again = await Api.PostAsync(Totp, token: account.AccessToken);
        var wrong = await Api.DeleteAsync(Totp, new { password = "not the right password", code = app.Code(1) }, account.AccessToken);
        var right = await Api.DeleteAsync(Totp, new { password = account.Password, code = app.Code(1) }, account.AccessToken);

        Assert.Equal((HttpStatusCode.Conflict, "totp_enabled"), (again.Status, again.Code));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent), (wrong.Status, right.Status));
        Assert.Equal(HttpStatusCode.OK, (await Api.LoginAsync(account.Email)).Status);
    }

    [Fact]
    public async Task A_wrong_code_does_not_enrol()
    {
        var account = await Api.SignUpAsync();
        await Api.PostAsync(Totp, token: account.AccessToken);

        var answer = await Api.PostAsync($"{Totp}/confirm", new { code = "12345" }, account.AccessToken);

        Assert.Equal((HttpStatusCode.BadRequest, "code_invalid"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.OK, (await Api.LoginAsync(account.Email)).Status);
    }

    /// <summary>Enrolment takes the code of now; the tests go on with the next one, which is accepted a step early.</summary>
    private async Task<(Account Account, AuthenticatorApp App, List<string> RecoveryCodes)> EnrolledAsync()
    {
        var account = await Api.SignUpAsync();
        var begun = await Api.PostAsync(Totp, token: account.AccessToken);
        var app = new AuthenticatorApp(begun.Json["secret"]!.GetValue<string>());
        var confirmed = await Api.PostAsync($"{Totp}/confirm", new { code = app.Code() }, account.AccessToken);
        Assert.True(confirmed.Status == HttpStatusCode.OK, confirmed.ToString());
        Assert.StartsWith("otpauth://totp/K-ERP:", begun.Json["uri"]!.GetValue<string>(), StringComparison.Ordinal);
        return (account, app, [.. confirmed.Json["recoveryCodes"]!.AsArray().Select(c => c!.GetValue<string>())]);
    }
}
