using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace KErp.Api.Tests.Edge;

public sealed class RequestLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4096, false, HttpStatusCode.OK)]
    [InlineData(4097, false, HttpStatusCode.RequestEntityTooLarge)]
    // Chunks count with their own framing.
    [InlineData(4000, true, HttpStatusCode.OK)]
    [InlineData(4097, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_beyond_the_limit_is_a_problem_with_or_without_a_length(int bytes, bool chunked, HttpStatusCode expected)
    {
        await using var api = await TestApi.StartAsync("Edge:MaxBodyBytes=4096");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/body")
        {
            Content = new StringContent($$"""{"a":"{{new string('a', bytes - 8)}}"}""", new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await api.Client().SendAsync(request, Token);

        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.OK) Assert.Equal("body_too_large", Code(await answer.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task Headers_that_never_end_end_the_connection()
    {
        await using var api = await TestApi.StartAsync("Edge:HeadersTimeout=00:00:01");

        var answer = await SendAsync(api, "GET /address HTTP/1.1\r\nHost: a\r\nX-Slow: ");

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_trickles_is_a_problem_and_ends_the_connection()
    {
        await using var api = await TestApi.StartAsync("Edge:BodyGracePeriod=00:00:01.5", "Edge:MinBodyBytesPerSecond=1000");

        var answer = await SendAsync(api, "POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("\"request_timeout\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_beyond_the_limit_are_refused()
    {
        await using var api = await TestApi.StartAsync("Edge:MaxHeaderBytes=4096");
        using var answer = await api.Client(headers: ("X-Long", new string('a', 5000))).GetAsync("/address", Token);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task An_unexpected_failure_tells_nothing_about_itself(string environment)
    {
        await using var api = await TestApi.StartAsync(environment, []);
        using var answer = await api.Client(headers: ("Accept", "text/html")).GetAsync("/failure", Token);
        var body = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("internal_error", Code(body));
        Assert.All(["hunter2", "Exception", " at ", ".cs"], text => Assert.DoesNotContain(text, body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_named_together_at_the_start()
    {
        await using var app = TestApi.Build(
            "Production", "Edge:TrustedProxies:0=0.0.0.0/0", "Edge:TrustedProxies:1=proxy", "RateLimits:CompanyBurst=0", "Shutdown:DrainDelay=soon");

        var failure = await Assert.ThrowsAsync<AggregateException>(() => app.StartAsync(Token));

        foreach (var part in (string[])["Edge:TrustedProxies: '0.0.0.0/0'", "'proxy'", "RateLimits:CompanyBurst", "Shutdown:DrainDelay"])
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    private static string Code(string problem) => JsonNode.Parse(problem)!["code"]!.GetValue<string>();

    /// <summary>Sends so much and no more, and returns what comes until the server ends the connection.</summary>
    private static async Task<string> SendAsync(TestApi api, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, api.Address.Port, Token);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Token);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(Token).WaitAsync(TimeSpan.FromSeconds(30), Token);
    }
}
