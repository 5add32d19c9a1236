using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Operations;

public sealed class ManagementAccessTests(RunningPlatform platform, SecondApi api) : PlatformTest(platform), IClassFixture<SecondApi>
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "debug/db/stats" },
        { "POST", "debug/db/kill-idle" },
        { "GET", "debug/cache/stats" },
        { "POST", "debug/cache/flush" },
        { "GET", "debug/circuit-breaker/tax-scraper/status" },
        { "POST", "debug/circuit-breaker/tax-scraper/close" },
        { "POST", "debug/circuit-breaker/tax-scraper/reset" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Only_an_operator_gets_in(string method, string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api.Management, token: null, method, path));
        foreach (var role in new[] { "owner", "accountant", "hr", "viewer" })
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(api.Management, await Platform.Principals.SignInAsync(role), method, path));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api.Management, await Platform.Principals.SignInAsync("operator"), method, path));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    [InlineData("GET", "metrics")]
    public async Task The_public_port_has_no_such_route_whatever_the_host_header_says(string method, string path)
    {
        var token = await Platform.Principals.SignInAsync("operator");
        foreach (var host in new[] { null, $"localhost:{api.Management.Port}", $"127.0.0.1:{api.Management.Port}", $"kerp-api-metrics:{api.Management.Port}" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(api.Public, token, method, path, host));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(api.Management, token, method, path, forgedHost: api.Public.Authority));
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri address, string? token, string method, string path, string? forgedHost = null)
    {
        using var client = new OperatorClient(address, token);
        return (await client.SendAsync(new HttpMethod(method), path, forgedHost)).Status;
    }
}
