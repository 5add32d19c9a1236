using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KErp.ServiceDefaults;

/// <summary>Outermost, so that it sees what the exception handler made of a failure.</summary>
internal sealed class HttpMetricsMiddleware(RequestDelegate next, HttpMetrics metrics, OperationalRequests operational)
{
    // Not a standard status; nginx's for a client that went away. A 500 would burn the error budget.
    private const int ClientClosedRequest = StatusCodes.Status499ClientClosedRequest;

    public Task InvokeAsync(HttpContext context) => operational.Contains(context) ? next(context) : Measure(context);

    private async Task Measure(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            status = ClientClosedRequest;
            throw;
        }
        finally
        {
            metrics.Record(context.Request.Method, Route(context), status, Stopwatch.GetElapsedTime(start));
        }
    }

    // The exception handler takes the endpoint off the context and keeps it in its feature.
    private static string Route(HttpContext context)
    {
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        return HttpRoute.Of(endpoint as RouteEndpoint);
    }
}
