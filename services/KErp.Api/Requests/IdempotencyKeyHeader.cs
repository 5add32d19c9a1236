using System.Security.Cryptography;
using System.Text.Json;
using KErp.Data.Invoices;

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
}
