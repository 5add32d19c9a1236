using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;

namespace KErp.Api.Identity;

public sealed record ChangePasswordRequest
{
    public string? CurrentPassword { get; init; }

    /// <summary>12 to 128 characters.</summary>
    public string? NewPassword { get; init; }
}

/// <summary>The session that asks goes on; all others end.</summary>
internal static class ChangePassword
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, Credentials credentials, SessionStore sessions, PasswordStore passwords, SessionRevocations revocations, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<ChangePasswordRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var account = await sessions.UserAsync(principal.UserId, cancellation);
        var current = reading.Text("currentPassword", body.Value!.CurrentPassword);
        var next = reading.NewPassword("newPassword", body.Value.NewPassword, account.Email);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var check = await credentials.CheckPasswordAsync(http, account.Email, current);
        if (check.User is not { } user) return check.Problem!;
        var ended = await passwords.ChangeAsync(user, next, principal.SessionId, principal.Caller(http), time.GetUtcNow(), cancellation);
        if (ended is null) return Problem.InvalidCredentials.ToResult();
        await revocations.AddAsync(ended);
        return Results.NoContent();
    }
}
