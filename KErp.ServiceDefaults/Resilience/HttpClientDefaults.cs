using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace KErp.ServiceDefaults;

internal static class HttpClientDefaults
{
    /// <summary>Time-outs, retries, a breaker and service discovery for every HttpClient. The gRPC clients do not use it.</summary>
    public static void AddHttpClientDefaults(this WebApplicationBuilder builder)
    {
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // A repeated POST may do twice what was asked once.
            http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
            http.AddServiceDiscovery();
        });
    }
}
