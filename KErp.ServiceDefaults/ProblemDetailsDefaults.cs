using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.ServiceDefaults;

internal static class ProblemDetailsDefaults
{
    /// <summary>RFC 9457 answers. The developer exception page would add stack and headers; they belong to the log.</summary>
    public static void AddProblemDetails(this WebApplicationBuilder builder) =>
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails =
            context => context.ProblemDetails.Extensions.Remove("exception"));
}
