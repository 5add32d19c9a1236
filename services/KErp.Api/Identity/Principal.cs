using System.Security.Claims;
using System.Text.Json;
using KErp.Data.Audit;
using KErp.Data.Model;

namespace KErp.Api.Identity;

/// <summary>Who is asking, as the access token says.</summary>
/// <param name="CompanyId">The company acted for; null for an operator, and for a user who is a member of none.</param>
/// <param name="Role">The role in that company, or operator.</param>
public sealed record Principal(Guid UserId, Guid SessionId, Guid? CompanyId, Role Role)
{
    /// <summary>For routes whose permission only members of a company have.</summary>
    public Guid Company => CompanyId ?? throw new InvalidOperationException("The route's permission does not imply a company.");

    /// <summary>Bound from the request like any parameter of a handler.</summary>
    public static ValueTask<Principal?> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http.User));

    public static Principal? Of(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(TokenClaims.User), out var id)
        && Guid.TryParse(user.FindFirstValue(TokenClaims.Session), out var session)
        && RoleWords.TryGetValue(user.FindFirstValue(TokenClaims.Role) ?? "", out var role)
            ? new Principal(id, session, Guid.TryParse(user.FindFirstValue(TokenClaims.Company), out var company) ? company : null, role)
            : null;

    public Caller Caller(HttpContext http) =>
        new(Actor(UserId, Role is Role.Operator), http.Connection.RemoteIpAddress?.ToString());

    public static string Actor(Guid user, bool isOperator) => isOperator ? $"operator:{user}" : $"user:{user}";

    public string RoleWord => Word(Role);

    private static readonly Dictionary<string, Role> RoleWords = Enum.GetValues<Role>().ToDictionary(Word);

    private static string Word(Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());
}

/// <summary>Claims of an access token.</summary>
public static class TokenClaims
{
    public const string User = "sub";
    public const string Session = "sid";
    public const string Company = "cid";
    public const string Role = "role";
}
