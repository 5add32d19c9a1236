using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.ServiceDefaults.Tests;

public sealed class HealthTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task readiness_asks_the_dependencies_and_liveness_does_not()
    {
        await using var service = await TestService.StartAsync(configure: builder => builder.Services.AddHealthChecks()
            .AddCheck("database", () => HealthCheckResult.Unhealthy("The database does not answer."), [HealthTags.Ready]));

        Assert.Equal((HttpStatusCode.OK, """{"status":"Healthy","checks":[]}"""), await Get(service, "live"));
        var (status, body) = await Get(service, "ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(
            """{"status":"Unhealthy","checks":[{"name":"not-stopping","status":"Healthy","description":null},{"name":"database","status":"Unhealthy","description":"The database does not answer."}]}""",
            body);
        Assert.Equal(HttpStatusCode.OK, (await Get(service, "startup")).Status);
    }

    [Fact]
    public async Task startup_waits_for_its_checks()
    {
        var done = false;
        await using var service = await TestService.StartAsync(configure: builder => builder.Services.AddHealthChecks()
            .AddCheck("migrations", () => done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(), [HealthTags.Startup]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Get(service, "startup")).Status);
        done = true;
        Assert.Equal(HttpStatusCode.OK, (await Get(service, "startup")).Status);
    }

    [Fact]
    public async Task an_exception_is_not_told()
    {
        await using var service = await TestService.StartAsync(configure: builder => builder.Services.AddHealthChecks()
            .AddCheck("throwing", () => throw new InvalidOperationException("password=hunter2"), [HealthTags.Ready]));
        var (status, body) = await Get(service, "ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.DoesNotContain("hunter2", body, StringComparison.Ordinal);
        var check = JsonDocument.Parse(body).RootElement.GetProperty("checks")[1];
        Assert.Equal("throwing", check.GetProperty("name").GetString());
    }

    [Fact]
    public async Task a_stopping_service_is_not_ready_but_finishes_what_it_has()
    {
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var service = await TestService.StartAsync(
            app => app.MapGet("/slow", async () =>
            {
                entered.SetResult();
                await release.Task;
                return "finished";
            }),
            settings: "Shutdown:DrainDelay=00:00:00.5");

        var inFlight = service.Public.GetStringAsync("/slow", Token);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(5), Token);
        Assert.Equal(HttpStatusCode.OK, (await Get(service, "ready")).Status);

        var stopping = service.App.StopAsync(Token);
        var (status, body) = await Get(service, "ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The service is stopping.", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Get(service, "live")).Status);

        // Past the drain delay the listener is closed, and the request that is inside is still waited for.
        await Task.Delay(800, Token);
        using var newcomer = new HttpClient { BaseAddress = service.Public.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => newcomer.GetAsync("/health/live", Token));
        Assert.False(stopping.IsCompleted);

        release.SetResult();
        Assert.Equal("finished", await inFlight);
        await stopping.WaitAsync(TimeSpan.FromSeconds(5), Token);
    }

    private static async Task<(HttpStatusCode Status, string Body)> Get(TestService service, string probe)
    {
        using var response = await service.Public.GetAsync($"/health/{probe}", Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
