using System.Security.Cryptography;
using System.Text;
using KErp.Integration.Tests.Platform;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KErp.Integration.Tests.Security;

/// <summary>Tokens that must not be believed, each wrong in one respect only.</summary>
public static class Impostors
{
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(RunningPlatform platform)
    {
        var (user, session) = await platform.Principals.KnownAsync("owner", platform.CompanyId);
        string Spoilt(Action<SecurityTokenDescriptor> spoil) => platform.Mint.Mint(user, session, "owner", platform.CompanyId, spoil);
        return new Dictionary<string, string>
        {
            ["expired"] = Spoilt(t => (t.IssuedAt, t.NotBefore, t.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-1))),
            ["not yet valid"] = Spoilt(t => t.NotBefore = DateTime.UtcNow.AddMinutes(30)),
            ["without end"] = Spoilt(t => t.Expires = null),
            ["wrong signature"] = Spoilt(t => t.SigningCredentials = SignedWith(RandomNumberGenerator.GetBytes(32), ((SymmetricSecurityKey)t.SigningCredentials.Key).KeyId)),
            ["unknown key id"] = Spoilt(t => t.SigningCredentials = SignedWith(((SymmetricSecurityKey)t.SigningCredentials.Key).Key, "nobody")),
            ["wrong issuer"] = Spoilt(t => t.Issuer = "somebody else"),
            ["wrong audience"] = Spoilt(t => t.Audience = "another api"),
            ["another kind of token"] = Spoilt(t => t.TokenType = "JWT"),
            ["unknown role"] = Spoilt(t => t.Claims["role"] = "root"),
            ["alg:none"] = WithoutSignature(Spoilt(_ => { })),
            ["another body under the signature"] = Forged(Spoilt(_ => { })),
            ["revoked"] = await platform.Principals.LoggedOutAsync(platform.Api, "owner"),
            ["not a token"] = "x.y.z",
        };
    }

    private static SigningCredentials SignedWith(byte[] key, string id) => new(new SymmetricSecurityKey(key) { KeyId = id }, SecurityAlgorithms.HmacSha256);

    private static string WithoutSignature(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{token.Split('.')[1]}.";

    private static string Forged(string token)
    {
        var body = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.Split('.')[1])).Replace("\"owner\"", "\"operator\"", StringComparison.Ordinal);
        return $"{token.Split('.')[0]}.{Base64UrlEncoder.Encode(body)}.{new JsonWebToken(token).EncodedSignature}";
    }
}
