using System.Text;
using System.Text.Json.Nodes;

namespace KErp.Integration.Tests.Security;

/// <summary>Bodies that begin as what a schema asks for and are then spoilt, the same ones for the same seed.</summary>
public sealed class JsonFuzzer(ApiDocument document, int seed)
{
    private static readonly string[] Oddities =
    [
        "null", "true", "-1", "0", "1e999", "9223372036854775808", "0.1", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"' OR 1=1 --\"",
        "\"2026-02-30\"", "\"9999-12-31\"", "\"00000000-0000-0000-0000-000000000000\"", "[]", "{}", "[[[[]]]]", "{\"\":{\"\":null}}", "\"\\u202e\"",
    ];

    private readonly Random _random = new(seed);

    /// <param name="schema">What is asked for; null when nothing is.</param>
    /// <param name="example">A body that is right, to begin with half of the time.</param>
    public byte[] Next(JsonObject? schema, string example)
    {
        var body = schema is null || _random.Next(2) == 0 ? example : Generate(schema, depth: 0)?.ToJsonString() ?? "null";
        return _random.Next(4) switch
        {
            0 => Encoding.UTF8.GetBytes(body),
            1 => Encoding.UTF8.GetBytes(ReplaceAValue(body)),
            2 => Spoil(Encoding.UTF8.GetBytes(body)),
            _ => Encoding.UTF8.GetBytes(body[.._random.Next(body.Length)]),
        };
    }

    private JsonNode? Generate(JsonNode unresolved, int depth)
    {
        var schema = document.Resolve(unresolved);
        if (schema["enum"] is JsonArray words) return words[_random.Next(words.Count)]?.DeepClone();
        return TypeOf(schema) switch
        {
            "object" when depth < 6 => new JsonObject(Properties(schema).Where(_ => _random.Next(8) > 0)
                .Select(p => KeyValuePair.Create(p.Key, Generate(p.Value!, depth + 1)))),
            "array" when depth < 6 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Generate(schema["items"]!, depth + 1))]),
            "integer" => _random.Next(3) == 0 ? _random.NextInt64() : _random.Next(2_000_000),
            "number" => _random.NextDouble() * 1000,
            "boolean" => _random.Next(2) == 0,
            "string" => Text(schema["format"]?.GetValue<string>()),
            _ => null,
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonObject schema) => schema["properties"]?.AsObject().AsEnumerable() ?? [];

    private static string? TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(t => t!.GetValue<string>()).First(t => t != "null"),
        JsonValue one => one.GetValue<string>(),
        _ => null,
    };

    private string Text(string? format) => (format, _random.Next(5)) switch
    {
        ("date", _) => $"20{_random.Next(24, 28)}-{_random.Next(1, 14):00}-{_random.Next(1, 33):00}",
        ("uuid", _) => Guid.NewGuid().ToString(),
        (_, 0) => "220-81-62517",
        (_, 1) => new string('가', _random.Next(300)),
        (_, 2) => $"fuzz{_random.Next()}@kerp.example",
        (_, 3) => new string([.. Enumerable.Range(0, _random.Next(20)).Select(_ => (char)_random.Next(1, 0xD7FF))]),
        _ => "케이이알피",
    };

    /// <summary>Puts something odd in the place of one value.</summary>
    private string ReplaceAValue(string body)
    {
        var colons = Enumerable.Range(0, body.Length).Where(i => body[i] == ':').ToList();
        if (colons.Count == 0) return Oddities[_random.Next(Oddities.Length)];
        var at = colons[_random.Next(colons.Count)] + 1;
        var end = body.IndexOfAny([',', '}'], at);
        return end < 0 ? body : body[..at] + Oddities[_random.Next(Oddities.Length)] + body[end..];
    }

    private byte[] Spoil(byte[] body)
    {
        for (var n = _random.Next(1, 4); n > 0 && body.Length > 0; n--) body[_random.Next(body.Length)] = (byte)_random.Next(256);
        return body;
    }
}
