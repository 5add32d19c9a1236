using Aspire.Hosting.ApplicationModel;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace KErp.Hosting.Grpc;

internal sealed class GrpcHealthCheck(EndpointReference endpoint) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private readonly Lazy<GrpcChannel> _channel = new(() => GrpcChannel.ForAddress(endpoint.Url));

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
            return HealthCheckResult.Unhealthy("The endpoint has no address yet.");

        try
        {
            var client = new Health.HealthClient(_channel.Value);
            var answer = await client.CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow + Deadline, cancellationToken: cancellationToken);
            return answer.Status == ServingStatus.Serving ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The service says {answer.Status}.");
        }
        catch (RpcException e)
        {
            return HealthCheckResult.Unhealthy(e.Status.Detail, e);
        }
    }

    public void Dispose()
    {
        if (_channel.IsValueCreated)
            _channel.Value.Dispose();
    }
}
