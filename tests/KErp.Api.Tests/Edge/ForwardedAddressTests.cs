using System.Net;

namespace KErp.Api.Tests.Edge;

public sealed class ForwardedAddressTests
{
    private const string Proxy = "127.0.0.9";
    private static readonly (string, string) Forwarded = ("X-Forwarded-For", "203.0.113.7");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData]
    [InlineData("Edge:TrustedProxies:0=127.0.0.9")]
    [InlineData("Edge:TrustedProxies:0=10.0.0.0/8")]
    // The framework's own switch, which would believe everybody.
    [InlineData("FORWARDEDHEADERS_ENABLED=true")]
    [InlineData("FORWARDEDHEADERS_ENABLED=true", "Edge:TrustedProxies:0=127.0.0.9")]
    public async Task What_a_stranger_forwards_changes_nothing(params string[] settings)
    {
        await using var api = await TestApi.StartAsync(settings);

        Assert.Equal("127.0.0.1 http", await api.Client(headers: [Forwarded, ("X-Forwarded-Proto", "https")]).GetStringAsync("/address", Token));
    }

    [Theory]
    [InlineData("127.0.0.9")]
    [InlineData("127.0.0.8/31")]
    public async Task A_trusted_proxy_says_who_the_client_is(string trusted)
    {
        await using var api = await TestApi.StartAsync($"Edge:TrustedProxies:0={trusted}");

        Assert.Equal("203.0.113.7 https", await api.Client(Proxy, Forwarded, ("X-Forwarded-Proto", "https")).GetStringAsync("/address", Token));
    }

    /// <summary>A client may write what it likes before the entry that the proxy appends.</summary>
    [Theory]
    [InlineData(1, "203.0.113.7")]
    [InlineData(2, "203.0.113.7")]
    public async Task What_the_client_itself_wrote_is_not_believed(int hops, string expected)
    {
        await using var api = await TestApi.StartAsync("Edge:TrustedProxies:0=127.0.0.9", $"Edge:ProxyHops={hops}");

        Assert.StartsWith(
            expected, await api.Client(Proxy, ("X-Forwarded-For", "198.51.100.1, 203.0.113.7")).GetStringAsync("/address", Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "127.0.0.8")]
    [InlineData(2, "203.0.113.7")]
    public async Task Two_proxies_are_two_hops(int hops, string expected)
    {
        await using var api = await TestApi.StartAsync(
            "Edge:TrustedProxies:0=127.0.0.9", "Edge:TrustedProxies:1=127.0.0.8", $"Edge:ProxyHops={hops}");

        Assert.StartsWith(
            expected, await api.Client(Proxy, ("X-Forwarded-For", "198.51.100.1, 203.0.113.7, 127.0.0.8")).GetStringAsync("/address", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_goes_by_the_address_that_is_believed()
    {
        await using var api = await TestApi.StartAsync("Edge:TrustedProxies:0=127.0.0.9", "RateLimits:AddressBurst=1", "RateLimits:AddressPerMinute=1");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api.Client(Proxy, Forwarded)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api.Client(Proxy, ("X-Forwarded-For", "203.0.113.8"))));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(api.Client(Proxy, Forwarded)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api.Client(headers: ("X-Forwarded-For", "203.0.113.9"))));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(api.Client(headers: ("X-Forwarded-For", "203.0.113.10"))));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/address", Token);
        return response.StatusCode;
    }
}
