using System.Net;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Identity;

/// <summary>The one place with production's limits: a replica of its own, and callers with addresses of their own.</summary>
public sealed class ThrottleTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Settings = "LoginThrottle__";
    private const string Wrong = "not the right password";
    private static readonly string Redis = $"{Resources.Redis}-process";

    [Fact]
    public async Task Ten_failures_on_an_account_stop_it_for_a_while_whether_or_not_it_exists()
    {
        await using var replica = await ReplicaAsync();
        using var caller = new ApiClient(replica.Public, IPAddress.Parse("127.0.9.1"));
        var account = await caller.SignUpAsync();

        foreach (var email in new[] { account.Email, ApiClient.NewEmail() })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => caller.LoginAsync(email, Wrong)));
            var after = await caller.LoginAsync(email, account.Password);

            Assert.Equal(10, answers.Count(a => a.Status == HttpStatusCode.Unauthorized));
            Assert.Equal(2, answers.Count(a => a is { Status: HttpStatusCode.TooManyRequests, HasRetryAfter: true }));
            Assert.Equal((HttpStatusCode.TooManyRequests, "too_many_attempts"), (after.Status, after.Code));
        }
    }

    [Fact]
    public async Task A_hundred_failures_from_an_address_stop_it_for_every_account()
    {
        await using var replica = await ReplicaAsync();
        using var attacker = new ApiClient(replica.Public, IPAddress.Parse("127.0.9.2"));
        using var other = new ApiClient(replica.Public, IPAddress.Parse("127.0.9.3"));
        var account = await other.SignUpAsync();

        for (var n = 0; n < 10; n++) await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => attacker.LoginAsync(ApiClient.NewEmail(), Wrong)));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await attacker.LoginAsync(account.Email)).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.LoginAsync(account.Email)).Status);
    }

    [Fact]
    public async Task Without_redis_the_lockout_in_the_database_still_holds()
    {
        await using var replica = await ReplicaAsync();
        using var caller = new ApiClient(replica.Public, IPAddress.Parse("127.0.9.4"));
        var account = await caller.SignUpAsync();
        await Processes.StopAsync(Redis);
        try
        {
            for (var n = 0; n < 10; n++) Assert.Equal(HttpStatusCode.Unauthorized, (await caller.LoginAsync(account.Email, Wrong)).Status);

            Assert.Equal((HttpStatusCode.Unauthorized, "invalid_credentials"), await AnswerAsync(caller, account));
        }
        finally
        {
            await Processes.StartAsync(Redis);
        }

        Assert.Equal(1, await Database.CountAsync("users", $"id = '{account.UserId}' AND lockout_end > now()"));
        await Eventually.GetAsync(() => Invoices.GetAsync("health/ready"), a => a.Json["status"]!.GetValue<string>() == "Healthy", TimeSpan.FromSeconds(20));
    }

    private static async Task<(HttpStatusCode, string)> AnswerAsync(ApiClient caller, Account account)
    {
        var answer = await caller.LoginAsync(account.Email);
        return (answer.Status, answer.Code);
    }

    private Task<SecondApi> ReplicaAsync() => SecondApi.StartAsync(Platform, Settings);
}
