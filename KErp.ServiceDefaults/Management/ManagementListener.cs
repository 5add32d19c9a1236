using Microsoft.AspNetCore.Http;

namespace KErp.ServiceDefaults;

/// <param name="Port">The second listener's port; null when there is none.</param>
internal sealed record ManagementListener(int? Port)
{
    /// <summary>Whether the connection came in on the management port. What the client says in Host plays no part.</summary>
    public bool Received(HttpContext context) => context.Connection.LocalPort == Port;
}
