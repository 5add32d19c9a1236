using KErp.Sandbox.Control;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Accounts;

/// <summary><c>PUT /_sandbox/accounts/{corpNum}</c>: what is named changes, the rest stays.</summary>
internal static class SetAccount
{
    public static async Task<IResult> HandleAsync(HttpRequest request, string corpNum, AccountStore accounts, TimeProvider clock)
    {
        var body = await ControlBody.ReadAsync<AccountRequest>(request);
        if (body.Value is not { } wanted)
            return body.Refuse();
        if (wanted.Certificate is not (null or "valid" or "none" or "expired"))
            return body.Refuse("certificate", "must be valid, none or expired");
        if (wanted.Points < 0)
            return body.Refuse("points", "must not be negative");

        return Results.Ok(await accounts.ChangeAsync(corpNum, account => new Account(
            wanted.Member ?? account.Member,
            wanted.Certificate is { } certificate ? Expiry(certificate, clock.GetUtcNow()) : account.CertificateExpires,
            wanted.Points ?? account.Points)));
    }

    private static DateTimeOffset? Expiry(string certificate, DateTimeOffset now) => certificate switch
    {
        "valid" => now.AddYears(1),
        "expired" => now.AddDays(-1),
        _ => null,
    };

    private sealed record AccountRequest(bool? Member, string? Certificate, long? Points);
}
