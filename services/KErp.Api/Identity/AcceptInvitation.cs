using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using KErp.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KErp.Api.Identity;

public sealed record AcceptInvitationRequest
{
    /// <summary>From the mail.</summary>
    public string? Token { get; init; }

    /// <summary>Of somebody who has no account yet.</summary>
    public string? Name { get; init; }

    /// <summary>A new one, or that of the account that the address has.</summary>
    public string? Password { get; init; }
    public string? TotpCode { get; init; }
    public string? RecoveryCode { get; init; }
}

/// <summary>The invited joins the company and is signed in there. Who has an account proves it: the mailbox alone is not enough.</summary>
internal static class AcceptInvitation
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, OneTimeTokenStore tokens, UserManager<User> users, UserFactory factory, Credentials credentials, InvitationStore invitations,
        MembershipStore memberships, SignInAnswer answer, IOptions<TokenOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<AcceptInvitationRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var (request, now, reading) = (body.Value!, time.GetUtcNow(), new AccountReading());
        var (text, password) = (reading.Text("token", request.Token), reading.Text("password", request.Password));
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();
        if (await tokens.FindAsync(text, OneTimeToken.Invitation, now, cancellation) is not { } invitation) return Problem.TokenInvalid.ToResult("token");

        var isNew = await users.FindByEmailAsync(invitation.Email) is null;
        User user;
        if (isNew)
        {
            var name = reading.Name(request.Name);
            reading.NewPassword("password", password, invitation.Email);
            if (reading.Violations.Count > 0) return reading.Violations.ToResult();
            user = factory.Create(invitation.Email, name, password, now);
            user.EmailConfirmedAt = now;
        }
        else
        {
            var check = await credentials.CheckPasswordAsync(http, invitation.Email, password);
            if (check.User is null) return check.Problem!;
            user = check.User;
            if (await credentials.CheckSecondFactorAsync(http, user, request.TotpCode, request.RecoveryCode) is { } refusal) return refusal;
            if (user.IsOperator) return Problem.Forbidden.ToResult("token");
        }

        var session = NewSession.For(user.Id, invitation.CompanyId, http, options.Value, now);
        var (outcome, refreshToken) = await invitations.AcceptAsync(invitation, user, isNew, session, NewSession.CallerOf(user, http), cancellation);
        return outcome switch
        {
            Acceptance.Accepted => Results.Ok(answer.For(
                user, session, invitation.Role!.Value, refreshToken, await memberships.CompaniesAsync(user.Id, cancellation))),
            Acceptance.AlreadyMember => Problem.AlreadyMember.ToResult("token"),
            Acceptance.EmailTaken => Problem.EmailTaken.ToResult("token"),
            _ => Problem.TokenInvalid.ToResult("token"),
        };
    }
}
