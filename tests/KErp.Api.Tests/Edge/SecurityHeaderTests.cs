using System.Net;
using System.Text.RegularExpressions;

namespace KErp.Api.Tests.Edge;

public sealed partial class SecurityHeaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/address", HttpStatusCode.OK)]
    [InlineData("/missing", HttpStatusCode.NotFound)]
    [InlineData("/failure", HttpStatusCode.InternalServerError)]
    [InlineData("/body", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    public async Task Every_answer_has_them(string path, HttpStatusCode status)
    {
        await using var api = await TestApi.StartAsync();
        using var answer = await api.Client().GetAsync(path, Token);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(answer, "Content-Security-Policy"));
        Assert.Equal("no-store", Header(answer, "Cache-Control"));
        Assert.Null(Header(answer, "Server"));
    }

    [Fact]
    public async Task The_reference_page_runs_its_own_script_and_nothing_from_elsewhere()
    {
        await using var api = await TestApi.StartAsync();
        using var answer = await api.Client().GetAsync("/scalar/", Token);
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("script-src 'self' 'unsafe-inline'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
        var sources = Sources().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            var address = new Uri(answer.RequestMessage!.RequestUri!, source);
            Assert.Equal(api.Address.Authority, address.Authority);
            using var script = await api.Client().GetAsync(address, Token);
            Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        }
    }

    [Theory]
    [InlineData("Production", "https", "max-age=31536000; includeSubDomains")]
    [InlineData("Production", "http", null)]
    [InlineData("Development", "https", null)]
    public async Task Https_is_asked_for_where_it_is_there(string environment, string scheme, string? expected)
    {
        await using var api = await TestApi.StartAsync(environment, ["Edge:TrustedProxies:0=127.0.0.1"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/address") { Headers = { Host = "api.kerp.example" } };
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using var answer = await api.Client().SendAsync(request, Token);

        Assert.Equal(expected, Header(answer, "Strict-Transport-Security"));
    }

    [Fact]
    public async Task No_other_origin_is_let_in()
    {
        await using var api = await TestApi.StartAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/body");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var answer = await api.Client().SendAsync(preflight, Token);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    [GeneratedRegex("""<(?:script|link|img)[^>]+(?:src|href)="([^"]+)""")]
    private static partial Regex Sources();
}
