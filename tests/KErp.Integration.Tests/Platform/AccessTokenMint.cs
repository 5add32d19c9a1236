using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KErp.Integration.Tests.Platform;

/// <summary>Makes access tokens with the platform's own key, the wrong ones too: what a thief, a clock or a bug would send.</summary>
public sealed class AccessTokenMint(string keyId, byte[] key)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="spoil">Changes the token before it is signed.</param>
    public string Mint(Guid user, Guid session, string role, Guid? company, Action<SecurityTokenDescriptor>? spoil = null)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = "kerp",
            Audience = "kerp-api",
            TokenType = "at+jwt",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = user.ToString(), ["sid"] = session.ToString(), ["role"] = role },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key) { KeyId = keyId }, SecurityAlgorithms.HmacSha256),
        };
        if (company is { } id) token.Claims["cid"] = id.ToString();
        spoil?.Invoke(token);
        return _handler.CreateToken(token);
    }
}
