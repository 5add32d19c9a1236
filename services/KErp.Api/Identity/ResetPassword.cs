using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using KErp.Data.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace KErp.Api.Identity;

public sealed record RequestResetRequest
{
    public string? Email { get; init; }
}

public sealed record ConfirmResetRequest
{
    /// <summary>From the mail.</summary>
    public string? Token { get; init; }

    /// <summary>12 to 128 characters.</summary>
    public string? NewPassword { get; init; }
}

/// <summary>A mail with a link, and the new password that the link allows.</summary>
internal static class ResetPassword
{
    /// <summary>The same answer after the same time, whether or not the address has an account or had enough mails.</summary>
    public static async Task<IResult> RequestAsync(
        HttpContext http, UserManager<User> users, OneTimeTokenStore tokens, IdentityMails mails, LoginThrottle throttle, IOptions<LoginThrottleOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var body = await JsonBody.ReadAsync<RequestResetRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var email = reading.Email(body.Value!.Email);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var throttled = await throttle.CountResetAsync(users.NormalizeEmail(email));
        if (throttled.RetryAfter is null && await users.FindByEmailAsync(email) is { } user)
        {
            var (token, mail) = mails.PasswordReset(user, time.GetUtcNow());
            await tokens.AddAsync(token, mail, NewSession.Anonymous(http), "password.reset_request", cancellation);
        }

        var rest = options.Value.ResetAnswer - time.GetElapsedTime(start);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, time, cancellation);
        return Results.Accepted();
    }

    /// <summary>Ends all sessions. The second factor stays what it was.</summary>
    public static async Task<IResult> ConfirmAsync(
        HttpContext http, OneTimeTokenStore tokens, SessionStore sessions, PasswordStore passwords, SessionRevocations revocations, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<ConfirmResetRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var (now, reading) = (time.GetUtcNow(), new AccountReading());
        var text = reading.Text("token", body.Value!.Token);
        var token = await tokens.FindAsync(text, OneTimeToken.PasswordReset, now, cancellation);
        var password = reading.NewPassword("newPassword", body.Value.NewPassword, token?.Email ?? "");
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();
        if (token is null) return Problem.TokenInvalid.ToResult("token");

        var user = await sessions.UserAsync(token.UserId!.Value, cancellation);
        var ended = await passwords.ResetAsync(token, user, password, NewSession.CallerOf(user, http), now, cancellation);
        if (ended is null) return Problem.TokenInvalid.ToResult("token");
        await revocations.AddAsync(ended);
        return Results.NoContent();
    }
}
