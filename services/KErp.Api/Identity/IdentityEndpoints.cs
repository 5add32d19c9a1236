using KErp.Api.Requests;

namespace KErp.Api.Identity;

public static class IdentityEndpoints
{
    public const string Prefix = "/api/v1/auth";

    /// <summary>Signing up, in and out.</summary>
    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup(Prefix).WithTags("Identity");

        auth.MapPost("/sign-up", SignUp.HandleAsync).AllowAnonymous()
            .WithName("SignUp")
            .WithSummary("Sign up a company with its owner")
            .WithDescription("Signs in at once. The e-mail address is what makes a repetition harmless: it answers 409, and the owner signs in.")
            .Accepts<SignUpRequest>("application/json")
            .WithExample(IdentityExamples.SignUp)
            .Produces<SignInResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

        auth.MapPost("/login", Login.HandleAsync).AllowAnonymous()
            .WithName("Login")
            .WithSummary("Sign in")
            .WithDescription("401 `totp_required` asks for the same request with `totpCode`. Too many failures answer 429 with Retry-After.")
            .Accepts<LoginRequest>("application/json")
            .WithExample(IdentityExamples.Login)
            .Produces<SignInResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

        auth.MapPost("/refresh", Refresh.HandleAsync).AllowAnonymous()
            .WithName("Refresh")
            .WithSummary("Exchange a refresh token, once, for the next pair of tokens")
            .WithDescription("A second use of a refresh token ends the session: one of the two who hold it is not meant to.")
            .Accepts<RefreshRequest>("application/json")
            .WithExample(IdentityExamples.Refresh)
            .Produces<SignInResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        auth.MapPost("/logout", OwnSessions.LogoutAsync).RequireRight(Right.OwnAccount)
            .WithName("Logout")
            .WithSummary("End this session; its tokens are refused from now on")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        auth.MapPost("/switch-company", SwitchCompany.HandleAsync).RequireRight(Right.OwnAccount)
            .WithName("SwitchCompany")
            .WithSummary("Go on with another company of the same user")
            .Accepts<SwitchCompanyRequest>("application/json")
            .WithExample(IdentityExamples.SwitchCompany)
            .Produces<SignInResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);

        auth.MapGet("/sessions", OwnSessions.ListAsync).RequireRight(Right.OwnAccount)
            .WithName("ListSessions")
            .WithSummary("The caller's sessions, newest first")
            .Produces<SessionList>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        auth.MapDelete("/sessions/{id:guid}", OwnSessions.RevokeAsync).RequireRight(Right.OwnAccount)
            .WithName("RevokeSession")
            .WithSummary("End one of the caller's sessions")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);

        auth.MapDelete("/sessions", OwnSessions.RevokeAllAsync).RequireRight(Right.OwnAccount)
            .WithName("RevokeSessions")
            .WithSummary("End all of the caller's sessions; with keepCurrent=true, all others")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized);
    }
}
