using Scalar.AspNetCore;

namespace KErp.Api.Edge;

internal static class ReferencePage
{
    /// <summary>The API's reference at <c>/scalar</c>. It loads nothing from anywhere else, and its requests go nowhere else.</summary>
    public static void MapReferencePage(this IEndpointRouteBuilder routes) => routes
        .MapScalarApiReference(scalar => scalar.DisableDefaultFonts())
        .AllowAnonymous()
        .WithSecurityHeadersPolicy(SecurityHeaders.ReferencePage);
}
