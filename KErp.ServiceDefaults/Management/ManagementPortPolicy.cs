using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace KErp.ServiceDefaults;

/// <summary>
/// Keeps the two listeners apart: an endpoint of the one does not exist on the other. Decided while routing, so that
/// authorization and everything else after it sees only endpoints that may answer.
/// </summary>
internal sealed class ManagementPortPolicy(ManagementListener management) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => int.MinValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var onManagementPort = management.Received(httpContext);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (IsManagement(candidates[i].Endpoint, httpContext.Request.Path) != onManagementPort)
                candidates.SetValidity(i, false);
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// Routing answers a wrong method by an endpoint of its own, which carries no metadata: by its path it still tells that
    /// there is a route.
    /// </summary>
    private static bool IsManagement(Endpoint endpoint, PathString path) => endpoint is RouteEndpoint
        ? endpoint.Metadata.GetMetadata<ManagementOnly>() is not null
        : path.StartsWithSegments(Management.MetricsPath) || path.StartsWithSegments(Management.DebugPath);
}
