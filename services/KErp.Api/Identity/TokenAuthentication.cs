using KErp.Api.Problems;
using KErp.Data.Encryption;
using KErp.Names;
using KErp.ServiceDefaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace KErp.Api.Identity;

internal static class TokenAuthentication
{
    /// <summary>Bearer tokens of our own making, checked for revocation at each request; refusals are problems like any other.</summary>
    public static void AddTokenAuthentication(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<TokenOptions>(TokenOptions.Section);
        var keys = KeyRing.Parse(builder.Configuration[EnvironmentVariables.JwtSecret], EnvironmentVariables.JwtSecret);
        builder.Services.AddSingleton(services => new AccessTokens(
            keys, services.GetRequiredService<IOptions<TokenOptions>>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<SessionRevocations>();
        builder.Services.AddRights();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<AccessTokens, TimeProvider>((bearer, tokens, time) =>
            {
                bearer.MapInboundClaims = false;
                bearer.TokenValidationParameters = tokens.Validation;
                bearer.TimeProvider = time;
                bearer.Events = new JwtBearerEvents { OnTokenValidated = RefuseRevokedAsync, OnChallenge = ChallengeAsync, OnForbidden = ForbidAsync };
            });
    }

    private static async Task RefuseRevokedAsync(TokenValidatedContext context)
    {
        var revocations = context.HttpContext.RequestServices.GetRequiredService<SessionRevocations>();
        if (Principal.Of(context.Principal!) is not { } principal) context.Fail("A claim is missing.");
        else if (await revocations.IsRevokedAsync(principal.SessionId, context.HttpContext.RequestAborted)) context.Fail("The session has ended.");
    }

    private static Task ChallengeAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        context.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
        return Problem.Unauthenticated.ToResult().ExecuteAsync(context.HttpContext);
    }

    private static Task ForbidAsync(ForbiddenContext context) => Problem.Forbidden.ToResult().ExecuteAsync(context.HttpContext);
}
