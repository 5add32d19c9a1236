using Aspire.Hosting.ApplicationModel;
using KErp.Hosting.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class GrpcHealthBuilderExtensions
{
    /// <summary>The resource is healthy while the standard gRPC health service on the endpoint says SERVING.</summary>
    public static IResourceBuilder<T> WithGrpcHealthCheck<T>(this IResourceBuilder<T> builder, string endpointName)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);

        var key = $"{builder.Resource.Name}_{endpointName}_grpc";
        var check = new GrpcHealthCheck(builder.Resource.GetEndpoint(endpointName));
        builder.ApplicationBuilder.Services.AddHealthChecks()
            .Add(new HealthCheckRegistration(key, check, failureStatus: null, tags: null));
        return builder.WithHealthCheck(key).WithAnnotation(new GrpcHealthAnnotation(endpointName));
    }
}
