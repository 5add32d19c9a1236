using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace KErp.ServiceDefaults;

/// <summary>Puts the measurement around the whole pipeline, wherever the service adds its own middleware.</summary>
internal sealed class HttpMetricsStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<HttpMetricsMiddleware>();
        next(app);
    };
}
