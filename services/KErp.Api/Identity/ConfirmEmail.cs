using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using KErp.Data.Model;

namespace KErp.Api.Identity;

public sealed record ConfirmEmailRequest
{
    /// <summary>From the mail.</summary>
    public string? Token { get; init; }
}

internal static class ConfirmEmail
{
    public static async Task<IResult> HandleAsync(HttpContext http, OneTimeTokenStore tokens, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<ConfirmEmailRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var (now, reading) = (time.GetUtcNow(), new AccountReading());
        var text = reading.Text("token", body.Value!.Token);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        return await tokens.FindAsync(text, OneTimeToken.EmailConfirmation, now, cancellation) is { } token
            && await tokens.ConfirmEmailAsync(token, NewSession.Anonymous(http), now, cancellation)
                ? Results.NoContent()
                : Problem.TokenInvalid.ToResult("token");
    }
}
