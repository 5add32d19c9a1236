using Microsoft.AspNetCore.Http;

namespace KErp.ServiceDefaults;

/// <summary>Requests of probes, Prometheus and operators. They would drown the users' in traces and in the error rate.</summary>
internal sealed class OperationalRequests(ManagementListener management)
{
    public bool Contains(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Health.Path)
        || context.Request.Path.StartsWithSegments(Management.MetricsPath)
        || management.Received(context);
}
