using KErp.Sandbox.Linkhub;

namespace KErp.Sandbox.Popbill;

/// <summary>Linkhub's names of what a token may be used for.</summary>
internal static class Scopes
{
    public const string Member = "member";
    public const string TaxInvoice = "110";
    public const string HomeTax = "111";
    public const string CloseDown = "170";
}

/// <summary>Lets in who has a session token of that scope.</summary>
internal sealed class BearerFilter(string scope, BearerTokens tokens)
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.Authorization.ToString().Split(' ') is not ["Bearer", { Length: > 0 } token])
            return PopbillErrors.NoToken.As(StatusCodes.Status401Unauthorized);
        if (tokens.Read(token) is not { } session)
            return PopbillErrors.UnreadableToken.As(StatusCodes.Status401Unauthorized);
        if (tokens.IsExpired(session))
            return PopbillErrors.TokenExpired();
        if (!session.Scope.Contains(scope))
            return PopbillErrors.ScopeMissing(scope).As(StatusCodes.Status401Unauthorized);

        http.Features.Set(session);
        return await next(context);
    }
}

internal static class BearerFilterExtensions
{
    public static RouteHandlerBuilder WithBearer(this RouteHandlerBuilder route, string scope) =>
        route.AddEndpointFilterFactory((factory, next) =>
        {
            var filter = ActivatorUtilities.CreateInstance<BearerFilter>(factory.ApplicationServices, scope);
            return context => filter.InvokeAsync(context, next);
        });

    /// <summary>The business that calls; the filter has put it there.</summary>
    public static string CallerCorpNum(this HttpContext context) =>
        (context.Features.Get<Session>() ?? throw new InvalidOperationException("The route has no BearerFilter.")).AccessId;
}
