using KErp.Sandbox.Linkhub;

namespace KErp.Sandbox.Popbill;

/// <summary>Lets in who has a session token for tax invoices.</summary>
internal sealed class BearerFilter(BearerTokens tokens) : IEndpointFilter
{
    /// <summary>Linkhub's scope of the tax-invoice service.</summary>
    private const string TaxInvoiceScope = "110";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.Authorization.ToString().Split(' ') is not ["Bearer", { Length: > 0 } token])
            return PopbillErrors.NoToken.As(StatusCodes.Status401Unauthorized);
        if (tokens.Read(token) is not { } session)
            return PopbillErrors.UnreadableToken.As(StatusCodes.Status401Unauthorized);
        if (tokens.IsExpired(session))
            return PopbillErrors.TokenExpired();
        if (!session.Scope.Contains(TaxInvoiceScope))
            return PopbillErrors.ScopeMissing.As(StatusCodes.Status401Unauthorized);

        http.Features.Set(session);
        return await next(context);
    }
}

internal static class BearerFilterExtensions
{
    /// <summary>The business that calls; the filter has put it there.</summary>
    public static string CallerCorpNum(this HttpContext context) =>
        (context.Features.Get<Session>() ?? throw new InvalidOperationException("The route has no BearerFilter.")).AccessId;
}
