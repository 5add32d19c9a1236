using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace KErp.Api.Tests.Edge;

public sealed class RateLimitTests
{
    private const string AddressLimit = "RateLimits:AddressBurst=2;RateLimits:AddressPerMinute=6";
    private const string CompanyLimit = "RateLimits:CompanyBurst=2;RateLimits:CompanyPerMinute=6";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beyond_its_burst_an_address_gets_a_problem_that_says_when_to_come_again()
    {
        await using var api = await TestApi.StartAsync(AddressLimit.Split(';'));
        var client = api.Client("127.0.0.2");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await StatusesAsync(client, 2));
        using var refused = await client.GetAsync("/address", Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        // Six a minute: one every ten seconds.
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 9, 10);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("rate_limited", problem["code"]!.GetValue<string>());
        Assert.Matches("[가-힣]", problem["messages"]!["ko"]!.GetValue<string>());
        Assert.Matches("[a-z]", problem["messages"]!["en"]!.GetValue<string>());
        Assert.Equal("no-store", refused.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Another_address_is_not_concerned_and_health_is_never_limited()
    {
        await using var api = await TestApi.StartAsync(AddressLimit.Split(';'));
        var client = api.Client("127.0.0.2");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await StatusesAsync(client, 3))[^1]);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await StatusesAsync(api.Client("127.0.0.3"), 2));
        Assert.All(await StatusesAsync(client, 10, "/health/live"), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task An_address_that_is_refused_costs_no_authentication()
    {
        await using var api = await TestApi.StartAsync(AddressLimit.Split(';'));

        await StatusesAsync(api.Client(), 10);

        Assert.Equal(2, api.Authentications);
    }

    [Fact]
    public async Task A_company_is_limited_wherever_its_users_are_and_no_other_company_is()
    {
        await using var api = await TestApi.StartAsync(CompanyLimit.Split(';'));
        var accountant = api.Client("127.0.0.2", (TestAuthentication.User, "kim"), (TestAuthentication.Company, "a"));
        var owner = api.Client("127.0.0.3", (TestAuthentication.User, "lee"), (TestAuthentication.Company, "a"));
        var other = api.Client("127.0.0.2", (TestAuthentication.User, "kim"), (TestAuthentication.Company, "b"));

        Assert.Equal([HttpStatusCode.OK], await StatusesAsync(accountant, 1));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await StatusesAsync(owner, 2));
        Assert.Equal([HttpStatusCode.TooManyRequests], await StatusesAsync(accountant, 1));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await StatusesAsync(other, 3));
    }

    [Fact]
    public async Task A_user_without_a_company_counts_alone_and_nobody_counts_under_the_address_only()
    {
        await using var api = await TestApi.StartAsync(CompanyLimit.Split(';'));
        HttpStatusCode[] limited = [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests];

        Assert.Equal(limited, await StatusesAsync(api.Client(headers: (TestAuthentication.User, "kim")), 3));
        Assert.Equal(limited, await StatusesAsync(api.Client(headers: (TestAuthentication.User, "lee")), 3));
        Assert.All(await StatusesAsync(api.Client(), 10), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    /// <summary>The defaults are the production values; nothing else runs under them.</summary>
    [Theory]
    [InlineData("company", 600, 10)]
    [InlineData(null, 1200, 20)]
    public async Task In_production_the_burst_passes_and_then_the_rate(string? company, int burst, int perSecond)
    {
        await using var api = await TestApi.StartAsync();
        var client = company is null
            ? api.Client()
            : api.Client(headers: [(TestAuthentication.User, "kim"), (TestAuthentication.Company, company)]);
        var clock = Stopwatch.StartNew();

        var statuses = await Task.WhenAll(Enumerable.Range(0, burst + 300).Select(_ => StatusAsync(client, "/address")));

        var passed = statuses.Count(status => status == HttpStatusCode.OK);
        Assert.InRange(passed, burst, burst + (int)Math.Ceiling((clock.Elapsed.TotalSeconds + 1) * perSecond));
        Assert.Equal(burst + 300 - passed, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    private static async Task<List<HttpStatusCode>> StatusesAsync(HttpClient client, int count, string path = "/address")
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < count; i++) statuses.Add(await StatusAsync(client, path));
        return statuses;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Token);
        return response.StatusCode;
    }
}
