using KErp.Api.Problems;
using KErp.Data.Identity;
using KErp.Data.Model;
using Microsoft.AspNetCore.Identity;

namespace KErp.Api.Identity;

/// <summary>A user whose password was right, or the answer for the one who does not get in.</summary>
public readonly record struct Checked(User? User, IResult? Problem);

/// <summary>
/// Checks passwords and second factors, under throttle and lockout. Whether there is such an account does not show:
/// neither in the answer nor in the work, for an unknown address is checked against a decoy.
/// </summary>
public sealed class Credentials(
    UserManager<User> users, SecondFactorStore factors, LoginThrottle throttle, LoginFailures failures, TimeProvider time)
{
    /// <summary>The hash of a password that nobody knows, with the parameters of all others.</summary>
    private static readonly string DecoyHash = new PasswordHasher<User>().HashPassword(null!, OpaqueToken.Create().Text);

    /// <summary>Right so far; <see cref="SucceedAsync"/> says that nothing more is asked for.</summary>
    public async Task<Checked> CheckPasswordAsync(HttpContext http, string email, string password)
    {
        var (normalized, address, stop) = (users.NormalizeEmail(email), AddressOf(http), http.RequestAborted);
        var throttled = await throttle.CountAsync(normalized, address);
        if (throttled.RetryAfter is { } wait)
        {
            if (throttled.IsFirstBeyond) await failures.RecordAsync(LoginFailures.Throttled, null, normalized, address, stop);
            else failures.Count(LoginFailures.Throttled);
            return new(null, (Problem.TooManyAttempts with { RetryAfter = wait }).ToResult());
        }

        var found = await users.FindByEmailAsync(email);
        var user = found ?? Decoy(email, normalized);
        var right = await users.CheckPasswordAsync(user, password);
        var lockedOut = await users.IsLockedOutAsync(user);
        if (right && !lockedOut)
        {
            await throttle.TakeBackAsync(normalized, address);
            return new(user, null);
        }

        if (!lockedOut) await users.AccessFailedAsync(user);
        await failures.RecordAsync(lockedOut ? LoginFailures.LockedOut : LoginFailures.InvalidCredentials, found?.Id, normalized, address, stop);
        return new(null, Problem.InvalidCredentials.ToResult());
    }

    /// <summary>Operators always need one; whoever has set one up needs it too.</summary>
    /// <returns>Null when it is right, or not needed.</returns>
    public async Task<IResult?> CheckSecondFactorAsync(HttpContext http, User user, string? totpCode, string? recoveryCode)
    {
        if (!user.TwoFactorEnabled && !user.IsOperator) return null;
        if (totpCode is null && recoveryCode is null) return Problem.TotpRequired.ToResult("totpCode");
        var address = AddressOf(http);
        var throttled = await throttle.CountAsync(user.NormalizedEmail, address);
        if (throttled.RetryAfter is { } wait) return (Problem.TooManyAttempts with { RetryAfter = wait }).ToResult();
        var right = totpCode is not null
            ? await factors.TakeTotpAsync(user, totpCode, time.GetUtcNow(), http.RequestAborted)
            : await factors.TakeRecoveryCodeAsync(user, recoveryCode!, http.RequestAborted);
        if (right)
        {
            await throttle.TakeBackAsync(user.NormalizedEmail, address);
            return null;
        }

        await users.AccessFailedAsync(user);
        await failures.RecordAsync(LoginFailures.InvalidCode, user.Id, user.NormalizedEmail, address, http.RequestAborted);
        return Problem.InvalidCredentials.ToResult();
    }

    /// <summary>The user is in: failures count from zero again.</summary>
    public async Task SucceedAsync(User user)
    {
        await users.ResetAccessFailedCountAsync(user);
        await throttle.ForgetAsync(user.NormalizedEmail);
    }

    private static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    private static User Decoy(string email, string normalized) => new()
    {
        Id = Guid.Empty, Email = email, NormalizedEmail = normalized, Name = "", PasswordHash = DecoyHash, CreatedAt = default,
    };
}
