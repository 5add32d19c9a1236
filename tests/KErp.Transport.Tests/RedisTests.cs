using System.Security.Authentication;
using KErp.Api;
using KErp.Transport.Tests.Servers;
using StackExchange.Redis;

namespace KErp.Transport.Tests;

public sealed class RedisTests(TlsServers servers)
{
    [Fact]
    public async Task the_right_issuer_and_name_connect()
    {
        await using var redis = await ConnectAsync(Settings.Redis(servers, Settings.RightHost), servers.CaFile);
        await redis.GetDatabase().StringSetAsync("tls", "yes");
        Assert.Equal("yes", (string?)await redis.GetDatabase().StringGetAsync("tls"));
    }

    [Fact]
    public async Task another_issuer_is_refused()
    {
        await AssertRefusedAsync(Settings.Redis(servers, Settings.RightHost), servers.StrangersCaFile);
        await AssertRefusedAsync(Settings.Redis(servers, Settings.RightHost), caFile: null);
    }

    [Fact]
    public Task another_host_name_is_refused() => AssertRefusedAsync(Settings.Redis(servers, Settings.WrongHost), servers.CaFile);

    [Fact]
    public async Task a_plaintext_client_is_refused()
    {
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectAsync(Settings.Redis(servers, Settings.RightHost, "redis"), servers.CaFile));
        Assert.DoesNotContain(Causes(error), cause => cause is AuthenticationException);
    }

    private static async Task AssertRefusedAsync(string setting, string? caFile)
    {
        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectAsync(setting, caFile));
        Assert.Contains(Causes(error), cause => cause is AuthenticationException);
    }

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException!) yield return cause;
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(string setting, string? caFile)
    {
        var settings = ApiComposition.CacheSettings(Settings.Of(("REDIS_URL", setting), Settings.CaFile(caFile)));
        // A failure to be seen at once; the API itself keeps trying.
        (settings.AbortOnConnectFail, settings.ConnectTimeout, settings.AsyncTimeout) = (true, 5000, 5000);
        return ConnectionMultiplexer.ConnectAsync(settings);
    }
}
