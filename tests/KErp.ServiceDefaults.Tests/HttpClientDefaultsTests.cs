using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace KErp.ServiceDefaults.Tests;

public sealed class HttpClientDefaultsTests
{
    [Theory]
    [InlineData("GET", 4)]
    [InlineData("POST", 1)]
    public async Task only_what_is_safe_to_repeat_is_repeated(string method, int attempts)
    {
        var seen = 0;
        await using var service = await TestService.StartAsync(
            app => app.MapMethods("/away", [method], () =>
            {
                Interlocked.Increment(ref seen);
                return Results.StatusCode(503);
            }),
            builder => builder.Services.ConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1)),
            management: false);

        using var client = service.App.Services.GetRequiredService<IHttpClientFactory>().CreateClient("plain");
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(service.Public.BaseAddress!, "/away"));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, attempts), (response.StatusCode, seen));
    }
}
