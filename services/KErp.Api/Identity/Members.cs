using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using KErp.Data.Model;

namespace KErp.Api.Identity;

public sealed record MemberList(IReadOnlyList<Member> Items);

public sealed record ChangeRoleRequest
{
    /// <summary>owner, accountant, hr or viewer.</summary>
    public Role? Role { get; init; }
}

/// <summary>Who belongs to the company. Whose role changes signs in again: no token speaks for a role that is gone.</summary>
internal static class Members
{
    public static async Task<IResult> ListAsync(Principal principal, MemberStore members, CancellationToken cancellation) =>
        Results.Ok(new MemberList(await members.ListAsync(principal.Company, cancellation)));

    public static async Task<IResult> ChangeRoleAsync(
        Guid userId, HttpContext http, Principal principal, MemberStore members, SessionRevocations revocations, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<ChangeRoleRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var role = reading.CompanyRole(body.Value!.Role);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();
        return await AnswerAsync(
            await members.ChangeRoleAsync(principal.Company, userId, role, principal.Caller(http), time.GetUtcNow(), cancellation), revocations);
    }

    public static async Task<IResult> RemoveAsync(
        Guid userId, HttpContext http, Principal principal, MemberStore members, SessionRevocations revocations, TimeProvider time, CancellationToken cancellation) =>
        await AnswerAsync(await members.RemoveAsync(principal.Company, userId, principal.Caller(http), time.GetUtcNow(), cancellation), revocations);

    private static async Task<IResult> AnswerAsync(MemberChange change, SessionRevocations revocations)
    {
        switch (change)
        {
            case MemberChange.Done done:
                await revocations.AddAsync(done.EndedSessions);
                return Results.NoContent();
            case MemberChange.LastOwner:
                return Problem.LastOwner.ToResult("userId");
            default:
                return Problem.NotFound.ToResult("userId");
        }
    }
}
