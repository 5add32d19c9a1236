using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KErp.Sandbox.Linkhub;

/// <summary>
/// Session tokens that carry their own content, signed: <c>base64url(json).base64url(hmac)</c>. So a token outlives a
/// restart of the sandbox, as the real ones outlive a deployment at Popbill, without a table of them.
/// </summary>
internal sealed class BearerTokens(SandboxOptions options, TimeProvider clock)
{
    // Not the SecretKey itself: the partner knows that one and could sign tokens with it.
    private readonly byte[] _key = HMACSHA256.HashData(options.Secret, "sandbox session tokens"u8);

    public string LinkId => options.LinkId;

    public (string Text, DateTimeOffset Expires) Issue(string accessId, string[] scope, bool expired = false)
    {
        var expires = clock.GetUtcNow() + (expired ? TimeSpan.FromMinutes(-1) : options.TokenLifetime);
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Session(accessId, scope, expires.ToUnixTimeMilliseconds()));
        return ($"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(Sign(payload))}", expires);
    }

    /// <returns>The session, also when it has expired; nothing when this sandbox never issued the token.</returns>
    public Session? Read(string token)
    {
        if (token.Split('.') is not [var payloadText, var signatureText]
            || Decode(payloadText) is not { } payload
            || Decode(signatureText) is not { } signature)
            return null;
        return CryptographicOperations.FixedTimeEquals(signature, Sign(payload))
            ? JsonSerializer.Deserialize<Session>(payload)
            : null;
    }

    public bool IsExpired(Session session) => session.ExpiresAt <= clock.GetUtcNow().ToUnixTimeMilliseconds();

    private byte[] Sign(byte[] payload) => HMACSHA256.HashData(_key, payload);

    private static byte[]? Decode(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return Base64Url.IsValid(bytes) ? Base64Url.DecodeFromUtf8(bytes) : null;
    }
}

/// <summary>Which business (registration number) a token speaks for, what it may call, and until when (Unix milliseconds).</summary>
internal sealed record Session(string AccessId, string[] Scope, long ExpiresAt);
