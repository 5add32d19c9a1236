using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;

namespace KErp.Api.Identity;

/// <param name="Secret">For an app that takes no QR code; base32.</param>
/// <param name="Uri">For a QR code.</param>
public sealed record TotpEnrolment(string Secret, string Uri);

/// <param name="RecoveryCodes">Shown this once; each signs in once without the app.</param>
public sealed record TotpConfirmation(IReadOnlyList<string> RecoveryCodes);

public sealed record ConfirmTotpRequest
{
    public string? Code { get; init; }
}

public sealed record RemoveTotpRequest
{
    public string? Password { get; init; }
    public string? Code { get; init; }
}

/// <summary>The authenticator app of the caller.</summary>
internal static class SecondFactor
{
    public static async Task<IResult> BeginAsync(Principal principal, SessionStore sessions, SecondFactorStore factors, CancellationToken cancellation)
    {
        var user = await sessions.UserAsync(principal.UserId, cancellation);
        return await factors.BeginAsync(user.Id, cancellation) is { } secret
            ? Results.Ok(new TotpEnrolment(secret, Totp.Uri(secret, user.Email)))
            : Problem.TotpEnabled.ToResult();
    }

    /// <summary>From the next sign-in on a code is needed.</summary>
    public static async Task<IResult> ConfirmAsync(HttpContext http, Principal principal, SecondFactorStore factors, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<ConfirmTotpRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var code = reading.Text("code", body.Value!.Code);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        return await factors.ConfirmAsync(principal.UserId, code, principal.Caller(http), time.GetUtcNow(), cancellation) is { } codes
            ? Results.Ok(new TotpConfirmation(codes))
            : Problem.CodeInvalid.ToResult("code");
    }

    public static async Task<IResult> RemoveAsync(
        HttpContext http, Principal principal, Credentials credentials, SessionStore sessions, SecondFactorStore factors, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<RemoveTotpRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var (password, code) = (reading.Text("password", body.Value!.Password), reading.Text("code", body.Value.Code));
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var account = await sessions.UserAsync(principal.UserId, cancellation);
        var check = await credentials.CheckPasswordAsync(http, account.Email, password);
        if (check.User is not { } user) return check.Problem!;
        if (await credentials.CheckSecondFactorAsync(http, user, code, recoveryCode: null) is { } refusal) return refusal;
        await factors.RemoveAsync(user.Id, principal.Caller(http), time.GetUtcNow(), cancellation);
        return Results.NoContent();
    }
}
