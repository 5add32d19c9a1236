using Microsoft.AspNetCore.Routing;

namespace KErp.ServiceDefaults;

internal static class HttpRoute
{
    /// <summary>The template with its leading slash, such as <c>/api/v1/invoices/{id}</c>.</summary>
    public static string Of(RouteEndpoint? endpoint) =>
        endpoint?.RoutePattern.RawText is { } template ? "/" + template.TrimStart('/') : HttpMetrics.UnmatchedRoute;
}
