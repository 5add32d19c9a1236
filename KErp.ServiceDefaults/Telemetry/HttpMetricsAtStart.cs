using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KErp.ServiceDefaults;

/// <summary>Touches the request counter for every endpoint with the statuses that it declares, and 200 and 500.</summary>
internal sealed class HttpMetricsAtStart(HttpMetrics metrics, IServiceProvider services) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var status in (int[])[StatusCodes.Status200OK, StatusCodes.Status404NotFound, StatusCodes.Status500InternalServerError])
            metrics.Touch(HttpMethods.Get, HttpMetrics.UnmatchedRoute, status);
        // The pipeline is built by now; before, the data source is empty.
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            Touch(endpoint);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Touch(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        if (methods is null || endpoint.Metadata.GetMetadata<ManagementOnly>() is not null)
            return;
        var declared = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(produces => produces.StatusCode);
        foreach (var status in declared.Union([StatusCodes.Status200OK, StatusCodes.Status500InternalServerError]))
        foreach (var method in methods)
            metrics.Touch(method, HttpRoute.Of(endpoint), status);
    }
}
