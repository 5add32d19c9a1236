namespace KErp.Integration.Tests.Platform;

/// <summary>Signed-in users of each kind, with sessions that the platform knows.</summary>
public sealed class Principals(PlatformDatabase database, AccessTokenMint mint, Guid ownCompany)
{
    /// <summary>A token for a new user with that role in the company; the one that signed up at the start unless told otherwise.</summary>
    public async Task<string> SignInAsync(string role, Guid? company = null)
    {
        var (user, session) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var isOperator = role == "operator";
        Guid? member = isOperator ? null : company ?? ownCompany;
        await database.ExecuteAsync(
            $"""
             INSERT INTO users (id, email, normalized_email, name, security_stamp, access_failed_count, two_factor_enabled, last_totp_step, recovery_codes, is_operator, created_at)
             VALUES ('{user}', '{user}@kerp.example', '{user}@KERP.EXAMPLE', '{role}', '', 0, false, 0, array[]::text[], {isOperator}, now());
             INSERT INTO sessions (id, user_id, company_id, created_at, last_used_at, expires_at)
             VALUES ('{session}', '{user}', {(member is null ? "NULL" : $"'{member}'")}, now(), now(), now() + interval '1 day');
             """);
        if (member is not null)
            await database.ExecuteAsync($"INSERT INTO memberships (user_id, company_id, role, created_at) VALUES ('{user}', '{member}', '{role}', now())");
        return mint.Mint(user, session, role, member);
    }
}
