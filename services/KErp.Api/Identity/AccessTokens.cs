using KErp.Data.Encryption;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KErp.Api.Identity;

/// <summary>Signs access tokens with the current key; verifies with all, so that two keys overlap in a rotation.</summary>
public sealed class AccessTokens
{
    /// <summary>RFC 9068: an access token is not taken for any other kind of JWT.</summary>
    public const string Type = "at+jwt";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly IReadOnlyList<SecurityKey> _keys;
    private readonly TokenOptions _options;
    private readonly TimeProvider _time;

    public AccessTokens(KeyRing keys, IOptions<TokenOptions> options, TimeProvider time)
    {
        _keys = [.. keys.Ids.Select(id => new SymmetricSecurityKey(keys.Find(id)!) { KeyId = id })];
        (_options, _time) = (options.Value, time);
    }

    /// <summary>What a presented token must be: no other algorithm, no other kind, no unknown key.</summary>
    public TokenValidationParameters Validation => new()
    {
        ValidIssuer = _options.Issuer,
        ValidAudience = _options.Audience,
        ValidTypes = [Type],
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeys = _keys,
        TryAllIssuerSigningKeys = false,
        ClockSkew = ClockSkew,
        NameClaimType = TokenClaims.User,
        RoleClaimType = TokenClaims.Role,
    };

    /// <param name="principal">Who it is for.</param>
    /// <param name="sessionEnds">The token does not outlive its session.</param>
    public (string Token, TimeSpan Lifetime) Issue(Principal principal, DateTimeOffset sessionEnds)
    {
        var now = _time.GetUtcNow();
        var lifetime = sessionEnds - now < _options.AccessLifetime ? sessionEnds - now : _options.AccessLifetime;
        var claims = new Dictionary<string, object>
        {
            [TokenClaims.User] = principal.UserId.ToString(),
            [TokenClaims.Session] = principal.SessionId.ToString(),
            [TokenClaims.Role] = principal.RoleWord,
            [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString(),
        };
        if (principal.CompanyId is { } company) claims[TokenClaims.Company] = company.ToString();
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _options.Issuer,
            Audience = _options.Audience,
            TokenType = Type,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(_keys[0], SecurityAlgorithms.HmacSha256),
        });
        return (token, lifetime);
    }
}
