using KErp.Api.Problems;
using KErp.ServiceDefaults;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace KErp.Api.Edge;

/// <summary>What stands between the network and the endpoints. CORS is closed by its absence: no other origin is served.</summary>
internal static class Edge
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<EdgeOptions>(EdgeOptions.Section);
        builder.Services.AddValidatedOptions<RateLimitOptions>(RateLimitOptions.Section);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<EdgeOptions>>((kestrel, edge) => Limit(kestrel.Limits, edge));
        builder.Services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<EdgeOptions>>((forwarded, edge) => Trust(forwarded, edge.Value));
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
        builder.AddSecurityHeaders();
    }

    /// <summary>All that comes before authentication. The client's address is settled first, because limits and audit go by it.</summary>
    public static void UseEdge(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseProblemStatusPages();
        app.UseAddressLimit();
    }

    private static void Limit(KestrelServerLimits limits, IOptions<EdgeOptions> options)
    {
        try
        {
            var edge = options.Value;
            limits.MaxRequestBodySize = edge.MaxBodyBytes;
            limits.MinRequestBodyDataRate = new MinDataRate(edge.MinBodyBytesPerSecond, edge.BodyGracePeriod);
            limits.RequestHeadersTimeout = edge.HeadersTimeout;
            limits.MaxRequestHeadersTotalSize = edge.MaxHeaderBytes;
        }
        catch (OptionsValidationException)
        {
            // The server is built before the host validates. The start fails, and says this together with all that is wrong.
        }
    }

    /// <remarks>
    /// Every property is set: the framework trusts loopback by default, trusts everybody when both lists are empty, and is
    /// told to by ASPNETCORE_FORWARDEDHEADERS_ENABLED.
    /// </remarks>
    private static void Trust(ForwardedHeadersOptions forwarded, EdgeOptions edge)
    {
        forwarded.ForwardedHeaders = edge.TrustedProxies.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = edge.ProxyHops;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in edge.TrustedNetworks) forwarded.KnownIPNetworks.Add(network);
    }
}
