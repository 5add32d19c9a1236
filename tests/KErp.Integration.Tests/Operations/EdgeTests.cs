using System.Net;
using System.Net.Http.Headers;
using Aspire.Hosting.Testing;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Operations;

public sealed class EdgeTests(RunningPlatform platform) : PlatformTest(platform)
{
    private Uri Public => Platform.App.GetEndpoint(Resources.Api, Endpoints.Http);

    private Uri Management => Platform.App.GetEndpoint(Resources.Api, Endpoints.Management);

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/debug/db/stats")]
    [InlineData("/debug/cache/flush")]
    [InlineData("/debug/circuit-breaker/tax-scraper/status")]
    public async Task A_forged_host_reaches_no_management_route_on_the_public_port(string path)
    {
        foreach (var host in (string[])[Management.Authority, $"localhost:{Management.Port}", $"kerp-api:{Ports.Management}"])
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
        {
            using var answer = await SendAsync(method, path, request =>
            {
                request.Headers.Host = host;
                request.Headers.Add("X-Forwarded-Host", host);
                request.Headers.Add("X-Forwarded-Port", $"{Management.Port}");
            });
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/api/v1/invoices?limit=1")]
    [InlineData("/missing")]
    [InlineData("/openapi/v1.json")]
    public async Task Every_answer_carries_the_headers_and_does_not_say_who_serves_it(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path);

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task No_other_origin_is_let_in()
    {
        using var answer = await SendAsync(HttpMethod.Options, "/api/v1/invoices", request =>
        {
            request.Headers.Add("Origin", "https://elsewhere.example");
            request.Headers.Add("Access-Control-Request-Method", "POST");
        });

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? configure = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(Public, path));
        // Signed in, so that what is refused is refused by the edge.
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Platform.Principals.SignInAsync("owner"));
        configure?.Invoke(request);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
