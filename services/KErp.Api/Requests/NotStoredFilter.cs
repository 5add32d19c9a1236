namespace KErp.Api.Requests;

internal static class NotStoredFilter
{
    /// <summary>Personal data stays in no cache on the way.</summary>
    public static RouteGroupBuilder NotStored(this RouteGroupBuilder routes) => routes.AddEndpointFilter((context, next) =>
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    });
}
