using System.Text.Json;
using KErp.Api.Companies;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using KErp.Data.Idempotency;
using KErp.Data.Model;

namespace KErp.Api.Identity;

public sealed record InviteRequest
{
    public string? Email { get; init; }

    /// <summary>owner, accountant, hr or viewer.</summary>
    public Role? Role { get; init; }
}

/// <summary>The link itself goes by mail only: whoever opens it has shown that the address is theirs.</summary>
public sealed record InvitationResponse(string Email, Role Role, DateTimeOffset ExpiresAt);

internal static class Invite
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, CompanyProfile profile, UserFactory users, MemberStore members, InvitationStore invitations, IdentityMails mails, TimeProvider time, CancellationToken cancellation)
    {
        if (IdempotencyKeyHeader.Read(http.Request) is not { } key) return Problem.IdempotencyKeyRequired.ToResult(IdempotencyKeyHeader.Name);
        var body = await JsonBody.ReadAsync<InviteRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var (email, role) = (reading.Email(body.Value!.Email), reading.CompanyRole(body.Value.Role));
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();
        if (await profile.PartyAsync(principal.Company, cancellation) is not { } company) return Problem.Unauthenticated.ToResult();
        if (await members.IsMemberAsync(principal.Company, users.Normalize(email), cancellation)) return Problem.AlreadyMember.ToResult("email");

        var (invitation, mail) = mails.Invitation(email, company.Name, principal.Company, role, time.GetUtcNow());
        var answer = JsonSerializer.Serialize(new InvitationResponse(email, role, invitation.ExpiresAt), ApiJson.Options);
        var response = new SavedResponse(StatusCodes.Status201Created, answer, MemberEndpoints.Members);
        var outcome = await invitations.AddAsync(
            invitation, mail, IdempotencyKeyHeader.KeyOf(MemberEndpoints.Invitations, key, body.Value), response, principal.Caller(http), cancellation);
        return outcome.ToResult(http, response);
    }
}
