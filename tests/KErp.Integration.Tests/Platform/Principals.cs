namespace KErp.Integration.Tests.Platform;

/// <summary>Signed-in users of each kind, with sessions that the platform knows.</summary>
public sealed class Principals(PlatformDatabase database, AccessTokenMint mint, Guid ownCompany)
{
    /// <summary>A company that nobody else's tests know.</summary>
    public async Task<Guid> NewCompanyAsync()
    {
        var company = Guid.CreateVersion7();
        await database.ExecuteAsync(
            $"""
             INSERT INTO companies (id, created_at, party_business_number, party_name, party_representative)
             VALUES ('{company}', now(), '2208162517', 'another company', '박대표')
             """);
        return company;
    }

    /// <summary>A token for a new user with that role in the company; the platform's own unless told otherwise.</summary>
    public async Task<string> SignInAsync(string role, Guid? company = null)
    {
        Guid? member = role == "operator" ? null : company ?? ownCompany;
        var (user, session) = await KnownAsync(role, member);
        return mint.Mint(user, session, role, member);
    }

    /// <summary>A token whose session was ended by a log-out.</summary>
    public async Task<string> LoggedOutAsync(ApiClient api, string role)
    {
        var token = await SignInAsync(role);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await api.PostAsync("api/v1/auth/logout", token: token)).Status);
        return token;
    }

    /// <summary>A new user with an open session.</summary>
    public async Task<(Guid User, Guid Session)> KnownAsync(string role, Guid? company)
    {
        var (user, session) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await database.ExecuteAsync(
            $"""
             INSERT INTO users (id, email, normalized_email, name, security_stamp, access_failed_count, two_factor_enabled, last_totp_step, recovery_codes, is_operator, created_at)
             VALUES ('{user}', '{user}@kerp.example', upper('{user}@kerp.example'), '{role}', '', 0, false, 0, array[]::text[], {role == "operator"}, now());
             INSERT INTO sessions (id, user_id, company_id, created_at, last_used_at, expires_at)
             VALUES ('{session}', '{user}', {(company is null ? "NULL" : $"'{company}'")}, now(), now(), now() + interval '1 day');
             """);
        if (company is not null)
            await database.ExecuteAsync($"INSERT INTO memberships (user_id, company_id, role, created_at) VALUES ('{user}', '{company}', '{role}', now())");
        return (user, session);
    }
}
