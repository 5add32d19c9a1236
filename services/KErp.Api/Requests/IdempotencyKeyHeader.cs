using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KErp.Data.Encryption;
using KErp.Data.Idempotency;

namespace KErp.Api.Requests;

public static class IdempotencyKeyHeader
{
    public const string Name = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";
    private const int MaxLength = 255;

    /// <returns>The key, or null when it is missing or not 1 to 255 printable ASCII characters.</returns>
    public static string? Read(HttpRequest request)
    {
        var values = request.Headers[Name];
        if (values.Count != 1 || values[0] is not { Length: > 0 and <= MaxLength } key) return null;
        return key.All(c => c is > ' ' and <= '~') ? key : null;
    }

    /// <summary>The body counts as parsed, so that white space and the order of properties make no difference.</summary>
    public static RequestKey KeyOf<T>(string route, string key, T body) =>
        new(route, key, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options)));

    /// <summary>
    /// For a body with a resident number, given in full. There are few of those, so a plain hash would tell it to whoever tries them all:
    /// the fingerprint is an HMAC, and known again under each key that is still in use.
    /// </summary>
    public static RequestKey KeyOf<T>(string route, string key, T body, string number, Guid company, BlindIndex index)
    {
        // The number itself is masked in the JSON.
        var text = $"{JsonSerializer.Serialize(body, ApiJson.Options)}\n{number}";
        var fingerprints = index.UnderAllKeys("idempotency_keys.fingerprint", company, text).Select(Encoding.ASCII.GetBytes).ToList();
        return new RequestKey(route, key, fingerprints[0]) { FormerFingerprints = fingerprints[1..] };
    }
}
