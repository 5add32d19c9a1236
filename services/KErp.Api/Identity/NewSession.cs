using KErp.Data.Audit;
using KErp.Data.Model;

namespace KErp.Api.Identity;

internal static class NewSession
{
    private const int UserAgentLength = 200;

    public static Session For(Guid user, Guid? company, HttpContext http, TokenOptions options, DateTimeOffset now)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new Session
        {
            Id = Guid.CreateVersion7(now),
            UserId = user,
            CompanyId = company,
            CreatedAt = now,
            LastUsedAt = now,
            ExpiresAt = options.SessionLimits.EndOf(now, now),
            UserAgent = agent.Length > UserAgentLength ? agent[..UserAgentLength] : agent,
            RemoteAddress = http.Connection.RemoteIpAddress?.ToString(),
        };
    }

    public static Caller Anonymous(HttpContext http) => new("anonymous", http.Connection.RemoteIpAddress?.ToString());

    /// <summary>Who has just proved to be this user, before there is a token.</summary>
    public static Caller CallerOf(User user, HttpContext http) =>
        new(Principal.Actor(user.Id, user.IsOperator), http.Connection.RemoteIpAddress?.ToString());
}
