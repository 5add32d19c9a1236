using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KErp.ServiceDefaults.Tests;

/// <summary>A gRPC server on every loopback address that remembers who called and how.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Server(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)).Port;

    public ConcurrentQueue<Call> Calls { get; } = [];

    public static async Task<Server> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://0.0.0.0:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        Server? server = null;
        builder.Services.AddSingleton(_ => server!);
        var app = builder.Build();
        app.MapGrpcService<Checker>();
        server = new Server(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public sealed record Call(DateTime Deadline, string? TraceParent, string LocalAddress);

    private sealed class Checker(Server server) : Health.HealthBase
    {
        public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
        {
            // Copied: the context is gone when the call is.
            server.Calls.Enqueue(new Call(
                context.Deadline, context.RequestHeaders.GetValue("traceparent"), $"{context.GetHttpContext().Connection.LocalIpAddress}"));
            if (request.Service == "hang")
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            if (request.Service == "unavailable")
                throw new RpcException(new Status(StatusCode.Unavailable, "away"));
            return new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving };
        }
    }
}
