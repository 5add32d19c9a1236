using KErp.Data.Identity;
using KErp.Data.Model;

namespace KErp.Api.Identity;

/// <summary>Somebody is signed in.</summary>
/// <param name="AccessToken">Goes into the header <c>Authorization: Bearer …</c>.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds that the access token lasts.</param>
/// <param name="RefreshToken">Exchanged once for the next pair; absent where the old one stays.</param>
/// <param name="User">Who.</param>
/// <param name="Company">The company acted for; absent for an operator and for who belongs to none.</param>
/// <param name="Role">The role in that company.</param>
/// <param name="Companies">All companies of the user, to switch to.</param>
public sealed record SignInResponse(
    string AccessToken, string TokenType, int ExpiresIn, string? RefreshToken, UserResponse User, CompanyBrief? Company, Role Role, IReadOnlyList<CompanyOfUser> Companies);

public sealed record UserResponse(Guid Id, string Email, string Name, bool EmailConfirmed, bool TwoFactorEnabled)
{
    public static UserResponse Of(User user) => new(user.Id, user.Email, user.Name, user.EmailConfirmedAt is not null, user.TwoFactorEnabled);
}

public sealed record CompanyBrief(Guid Id, string Name, string BusinessNumber);

/// <summary>Makes the answer, with a new access token.</summary>
public sealed class SignInAnswer(AccessTokens tokens)
{
    public SignInResponse For(User user, Session session, Role role, string? refreshToken, IReadOnlyList<CompanyOfUser> companies)
    {
        var (token, lifetime) = tokens.Issue(new Principal(user.Id, session.Id, session.CompanyId, role), session.ExpiresAt);
        var current = companies.FirstOrDefault(c => c.Id == session.CompanyId);
        var brief = current is null ? null : new CompanyBrief(current.Id, current.Name, current.BusinessNumber);
        return new SignInResponse(token, "Bearer", (int)lifetime.TotalSeconds, refreshToken, UserResponse.Of(user), brief, role, companies);
    }
}
