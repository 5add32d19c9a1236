using System.Net;
using Microsoft.AspNetCore.Builder;

namespace KErp.ServiceDefaults.Tests;

public sealed class ManagementTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Map(WebApplication app)
    {
        app.MapGet("/invoices", () => "public");
        app.MapFallback(() => "fallback");
        app.MapManagement().MapGet("/debug/db", () => "management");
    }

    [Fact]
    public async Task each_route_exists_on_its_own_listener_only()
    {
        await using var service = await TestService.StartAsync(Map);

        Assert.Equal("public", await service.Public.GetStringAsync("/invoices", Token));
        Assert.Equal("management", await service.Management.GetStringAsync("/debug/db", Token));
        Assert.Equal(HttpStatusCode.OK, await Status(service.Management, "/metrics"));
        Assert.Equal(HttpStatusCode.OK, await Status(service.Public, "/health/live"));

        Assert.Equal("fallback", await service.Public.GetStringAsync("/metrics", Token));
        Assert.Equal("fallback", await service.Public.GetStringAsync("/debug/db", Token));
        Assert.Equal(HttpStatusCode.NotFound, await Status(service.Management, "/invoices"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(service.Management, "/health/live"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(service.Management, "/anything"));
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/debug/db")]
    public async Task a_forged_host_opens_nothing(string path)
    {
        await using var service = await TestService.StartAsync(app => app.MapManagement().MapGet("/debug/db", () => "management"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(service.Public, path, service.ManagementAddress!.Authority));
        Assert.Equal(HttpStatusCode.OK, await Status(service.Management, path, service.Public.BaseAddress!.Authority));
    }

    [Fact]
    public async Task a_forged_host_does_not_reach_public_routes_either()
    {
        await using var service = await TestService.StartAsync(Map);
        Assert.Equal(HttpStatusCode.NotFound, await Status(service.Management, "/invoices", service.Public.BaseAddress!.Authority));
    }

    [Fact]
    public async Task without_a_port_there_is_neither_listener_nor_metrics()
    {
        await using var service = await TestService.StartAsync(app => app.MapManagement().MapGet("/debug/db", () => "management"), management: false);
        Assert.Single(service.App.Urls);
        Assert.Equal(HttpStatusCode.NotFound, await Status(service.Public, "/metrics"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(service.Public, "/debug/db"));
    }

    [Theory]
    [InlineData("urls=http://127.0.0.1:0;http://127.0.0.2:0", 3)]
    [InlineData("urls=http://127.0.0.1:0", 2)]
    public async Task every_configured_address_stays(string urls, int listeners)
    {
        await using var service = await TestService.StartAsync(Map, settings: urls);
        Assert.Equal(listeners, service.App.Urls.Count);
        Assert.Equal("public", await service.Public.GetStringAsync("/invoices", Token));
    }

    // Not started: the container's fixed port may be taken here.
    [Theory]
    [InlineData("http_ports=8080;8081", "http://*:8080;http://*:8081;http://*:9464")]
    [InlineData("urls=http://*:7000", "http://*:7000;http://*:9464")]
    [InlineData("unrelated=1", "http://localhost:5000;http://*:9464")]
    public void the_management_address_is_appended(string setting, string urls)
    {
        var builder = WebApplication.CreateBuilder([setting, "MANAGEMENT_PORT=9464"]);
        builder.AddServiceDefaults();
        Assert.Equal(urls, builder.Configuration["urls"]);
    }

    [Fact]
    public void in_development_it_stays_on_loopback()
    {
        var builder = WebApplication.CreateBuilder(["environment=Development", "urls=http://*:7000", "MANAGEMENT_PORT=9464"]);
        builder.AddServiceDefaults();
        Assert.Equal("http://*:7000;http://localhost:9464", builder.Configuration["urls"]);
    }

    [Theory]
    [InlineData("MANAGEMENT_PORT=http")]
    [InlineData("MANAGEMENT_PORT=0")]
    [InlineData("MANAGEMENT_PORT=65536")]
    [InlineData("Kestrel:Endpoints:Http:Url=http://*:80")]
    public void what_would_leave_it_without_a_listener_is_refused(string setting)
    {
        var builder = WebApplication.CreateBuilder(["MANAGEMENT_PORT=9464", setting]);
        var error = Assert.Throws<InvalidOperationException>(() => builder.AddServiceDefaults());
        Assert.Contains("MANAGEMENT_PORT", error.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string path, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await client.SendAsync(request, Token);
        return response.StatusCode;
    }
}
