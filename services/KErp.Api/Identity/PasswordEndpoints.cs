using KErp.Api.Requests;

namespace KErp.Api.Identity;

public static class PasswordEndpoints
{
    /// <summary>Passwords, second factors, and what comes by mail.</summary>
    public static void MapPasswords(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup(IdentityEndpoints.Prefix).WithTags("Identity").ProducesProblem(StatusCodes.Status400BadRequest);

        auth.MapPost("/password", ChangePassword.HandleAsync).RequireRight(Right.OwnAccount)
            .WithName("ChangePassword")
            .WithSummary("Change the password; all other sessions end")
            .Accepts<ChangePasswordRequest>("application/json")
            .WithExample(IdentityExamples.ChangePassword)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

        auth.MapPost("/password-reset", ResetPassword.RequestAsync).AllowAnonymous()
            .WithName("RequestPasswordReset")
            .WithSummary("Ask for a mail with a link to a new password")
            .WithDescription("Always 202, whether or not the address has an account.")
            .Accepts<RequestResetRequest>("application/json")
            .WithExample(IdentityExamples.RequestReset)
            .Produces(StatusCodes.Status202Accepted);

        auth.MapPost("/password-reset/confirm", ResetPassword.ConfirmAsync).AllowAnonymous()
            .WithName("ConfirmPasswordReset")
            .WithSummary("Set a new password with the token of the mail; all sessions end")
            .Accepts<ConfirmResetRequest>("application/json")
            .WithExample(IdentityExamples.ConfirmReset)
            .Produces(StatusCodes.Status204NoContent);

        auth.MapPost("/email-confirmation/confirm", ConfirmEmail.HandleAsync).AllowAnonymous()
            .WithName("ConfirmEmail")
            .WithSummary("Confirm an e-mail address with the token of the mail")
            .Accepts<ConfirmEmailRequest>("application/json")
            .WithExample(IdentityExamples.ConfirmEmail)
            .Produces(StatusCodes.Status204NoContent);

        auth.MapPost("/invitations/accept", AcceptInvitation.HandleAsync).AllowAnonymous()
            .WithName("AcceptInvitation")
            .WithSummary("Join a company with the token of the mail")
            .Accepts<AcceptInvitationRequest>("application/json")
            .WithExample(IdentityExamples.AcceptInvitation)
            .Produces<SignInResponse>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

        auth.MapPost("/totp", SecondFactor.BeginAsync).RequireRight(Right.OwnAccount)
            .WithName("BeginTotp")
            .WithSummary("A secret for an authenticator app; it counts once a code is confirmed")
            .Produces<TotpEnrolment>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status409Conflict);

        auth.MapPost("/totp/confirm", SecondFactor.ConfirmAsync).RequireRight(Right.OwnAccount)
            .WithName("ConfirmTotp")
            .WithSummary("Confirm the app with a code; answers the recovery codes, once")
            .Accepts<ConfirmTotpRequest>("application/json")
            .WithExample(IdentityExamples.ConfirmTotp)
            .Produces<TotpConfirmation>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);

        auth.MapDelete("/totp", SecondFactor.RemoveAsync).RequireRight(Right.SecondFactorRemove)
            .WithName("RemoveTotp")
            .WithSummary("Sign in without a code from now on")
            .Accepts<RemoveTotpRequest>("application/json")
            .WithExample(IdentityExamples.RemoveTotp)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }
}
