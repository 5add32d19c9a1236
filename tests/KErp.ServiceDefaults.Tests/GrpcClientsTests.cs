using System.Diagnostics;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.ServiceDefaults.Tests;

public sealed class GrpcClientsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("dns:///localhost:{0}")]
    public async Task a_call_without_a_deadline_gets_one(string address)
    {
        await using var server = await Server.StartAsync();
        await using var client = await Client(server, address, "Grpc:Deadline=00:00:07");
        using var activity = new Activity("caller").Start();
        await HealthOf(client).CheckAsync(new HealthCheckRequest(), cancellationToken: Token);

        var call = Assert.Single(server.Calls);
        Assert.InRange(call.Deadline - DateTime.UtcNow, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7.1));
        Assert.Contains(activity.TraceId.ToString(), call.TraceParent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_deadline_of_the_caller_stays()
    {
        await using var server = await Server.StartAsync();
        await using var client = await Client(server, "http://127.0.0.1:{0}");
        await HealthOf(client).CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow.AddMinutes(5), cancellationToken: Token);
        Assert.InRange(Assert.Single(server.Calls).Deadline - DateTime.UtcNow, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5.1));
    }

    [Fact]
    public async Task a_server_that_does_not_answer_ends_at_the_deadline()
    {
        await using var server = await Server.StartAsync();
        await using var client = await Client(server, "http://127.0.0.1:{0}", "Grpc:Deadline=00:00:00.2");
        var error = await Assert.ThrowsAsync<RpcException>(() =>
            HealthOf(client).CheckAsync(new HealthCheckRequest { Service = "hang" }, cancellationToken: Token).ResponseAsync.WaitAsync(TimeSpan.FromSeconds(5), Token));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("dns:///localhost:{0}")]
    public async Task a_failed_call_is_not_repeated(string address)
    {
        await using var server = await Server.StartAsync();
        await using var client = await Client(server, address);
        await Assert.ThrowsAsync<RpcException>(() =>
            HealthOf(client).CheckAsync(new HealthCheckRequest { Service = "unavailable" }, cancellationToken: Token).ResponseAsync);
        Assert.Single(server.Calls);
    }

    // The name has two addresses; a client that does not balance would stay on the first.
    [Fact]
    public async Task calls_are_spread_over_the_addresses_of_a_name()
    {
        await using var server = await Server.StartAsync();
        await using var client = await TestService.StartAsync(management: false, settings: "TAX_SCRAPER_URL=dns:///two-replicas:1", configure: builder =>
        {
            builder.Services.AddSingleton<ResolverFactory>(new TwoReplicas(server.Port));
            builder.AddGrpcServiceClient<Health.HealthClient>("TAX_SCRAPER_URL");
        });
        for (var i = 0; i < 100 && server.Calls.DistinctBy(call => call.LocalAddress).Count() < 2; i++)
            await HealthOf(client).CheckAsync(new HealthCheckRequest(), cancellationToken: Token);
        Assert.Equal(2, server.Calls.DistinctBy(call => call.LocalAddress).Count());
    }

    private static Health.HealthClient HealthOf(TestService service) => service.App.Services.GetRequiredService<Health.HealthClient>();

    private static Task<TestService> Client(Server server, string address, params string[] settings) => TestService.StartAsync(
        management: false,
        configure: builder => builder.AddGrpcServiceClient<Health.HealthClient>("TAX_SCRAPER_URL"),
        settings: [.. settings, "TAX_SCRAPER_URL=" + address.Replace("{0}", $"{server.Port}", StringComparison.Ordinal)]);

    private sealed class TwoReplicas(int port) : ResolverFactory
    {
        public override string Name => "dns";

        public override Resolver Create(ResolverOptions options) => new Both(port);

        private sealed class Both(int port) : Resolver
        {
            public override void Start(Action<ResolverResult> listener) => listener(
                ResolverResult.ForResult(
                    [new BalancerAddress("127.0.0.1", port), new BalancerAddress("127.0.0.2", port)]));
        }
    }
}
