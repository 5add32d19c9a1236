using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KErp.ServiceDefaults.Tests;

/// <summary>The text that Prometheus scrapes. Routes differ from test to test: meters of one process hear each other.</summary>
public sealed class HttpMetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/openmetrics-text; version=1.0.0")]
    public async Task names_and_labels_are_those_of_the_guide(string format)
    {
        var id = format.Length;
        await using var service = await TestService.StartAsync(app => app.MapGet($"/golden{id}/{{number}}", (int number) => number));
        await service.Public.GetStringAsync($"/golden{id}/1", Token);
        await service.Public.GetStringAsync($"/golden{id}/2?secret=3", Token);

        var lines = await Scrape(service, format);
        var route = $"/golden{id}/{{number}}";
        Assert.Equal("2", Value(lines, $"http_requests_total{{method=\"GET\",route=\"{route}\",status=\"200\"}}"));
        Assert.Equal("2", Value(lines, $"http_request_duration_seconds_count{{method=\"GET\",route=\"{route}\",status=\"200\"}}"));
        Assert.NotNull(Value(lines, $"http_request_duration_seconds_bucket{{method=\"GET\",route=\"{route}\",status=\"200\",le=\"0.2\"}}"));
        Assert.NotNull(Value(lines, $"http_request_duration_seconds_bucket{{method=\"GET\",route=\"{route}\",status=\"200\",le=\"0.5\"}}"));
        Assert.DoesNotContain(lines, line => line.Contains("secret", StringComparison.Ordinal) || line.Contains($"/golden{id}/1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task the_counter_is_there_before_the_first_request()
    {
        await using var service = await TestService.StartAsync(app => app.MapPost("/touched", () => TypedResults.Accepted("/x")).Produces(202));
        var lines = await Scrape(service);
        Assert.Equal("0", Value(lines, "http_requests_total{method=\"POST\",route=\"/touched\",status=\"200\"}"));
        Assert.Equal("0", Value(lines, "http_requests_total{method=\"POST\",route=\"/touched\",status=\"202\"}"));
        Assert.Equal("0", Value(lines, "http_requests_total{method=\"POST\",route=\"/touched\",status=\"500\"}"));
        AssertHas(lines, "http_requests_total{method=\"GET\",route=\"unmatched\",status=\"200\"}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_failure_counts_as_500_under_its_route(bool handled)
    {
        var route = handled ? "/failing/handled" : "/failing/unhandled";
        await using var service = await TestService.StartAsync(app =>
        {
            if (handled)
                app.UseExceptionHandler();
            app.MapGet(route, string () => throw new NotSupportedException("inner detail"));
        });
        using var response = await service.Public.GetAsync(route, Token);
        var body = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal(500, (int)response.StatusCode);
        Assert.DoesNotContain("inner detail", body, StringComparison.Ordinal);
        if (handled)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("1", Value(await Scrape(service), $"http_requests_total{{method=\"GET\",route=\"{route}\",status=\"500\"}}"));
    }

    [Fact]
    public async Task unknown_paths_and_methods_make_no_series_of_their_own()
    {
        await using var service = await TestService.StartAsync();
        await service.Public.GetAsync("/scanner/guess", Token);
        using var request = new HttpRequestMessage(new HttpMethod("BREW"), "/scanner/pot");
        await service.Public.SendAsync(request, Token);

        var lines = await Scrape(service);
        AssertHas(lines, "http_requests_total{method=\"other\",route=\"unmatched\",status=\"404\"}");
        Assert.DoesNotContain(lines, line => line.Contains("scanner", StringComparison.Ordinal) || line.Contains("BREW", StringComparison.Ordinal));
    }

    [Fact]
    public async Task probes_and_scrapes_are_not_counted()
    {
        await using var service = await TestService.StartAsync();
        await service.Public.GetAsync("/health/ready", Token);
        await service.Public.GetAsync("/metrics", Token);
        await Scrape(service);
        await Task.Delay(400, Token);
        Assert.DoesNotContain(await Scrape(service), line =>
            line.StartsWith("http_request", StringComparison.Ordinal) && (line.Contains("health", StringComparison.Ordinal) || line.Contains("/metrics", StringComparison.Ordinal)));
    }

    private static async Task<string[]> Scrape(TestService service, string format = "text/plain")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Accept", format);
        using var response = await service.Management.SendAsync(request, Token);
        return (await response.Content.ReadAsStringAsync(Token)).Split('\n');
    }

    /// <summary>For a series of every service: it is there once for each that another test runs at this moment.</summary>
    private static void AssertHas(string[] lines, string series) => Assert.Contains(lines, line => line.StartsWith(series + " ", StringComparison.Ordinal));

    private static string? Value(string[] lines, string series) => lines
        .Where(line => line.StartsWith(series + " ", StringComparison.Ordinal))
        .Select(line => line[(series.Length + 1)..].Split(' ')[0])
        .Select(value => value.Replace(".0", "", StringComparison.Ordinal))
        .SingleOrDefault();
}
