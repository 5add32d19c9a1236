using System.Net;
using KErp.Names;

namespace KErp.Migrate;

/// <summary>
/// A request, and what its answer must be. None may leave anything behind: a sign-in with a wrong password is not among
/// them, for it is recorded in the audit.
/// </summary>
internal sealed record SmokeCall(HttpMethod Method, string Path, HttpStatusCode Status, string ContentType, string? Body = null)
{
    private const string Json = "application/json";
    private const string Problem = "application/problem+json";

    public static readonly IReadOnlyList<SmokeCall> All =
    [
        new(HttpMethod.Get, HealthPaths.Live, HttpStatusCode.OK, Json),
        new(HttpMethod.Get, HealthPaths.Ready, HttpStatusCode.OK, Json),
        new(HttpMethod.Get, "/openapi/v1.json", HttpStatusCode.OK, Json),
        new(HttpMethod.Get, "/api/v1/invoices", HttpStatusCode.Unauthorized, Problem),
        new(HttpMethod.Post, "/api/v1/auth/login", HttpStatusCode.BadRequest, Problem, Body: "{}"),
    ];

    public string Name => $"{Method} {Path}";

    public string Expected => $"{(int)Status} {ContentType}";

    public HttpRequestMessage Request() => new(Method, Path)
    {
        Content = Body is null ? null : new StringContent(Body, new System.Net.Http.Headers.MediaTypeHeaderValue(Json)),
    };
}
