using System.Text.Json;

namespace KErp.Manifests.Tests.Reading;

/// <summary>Ways through a tree that may lack any part: what is absent, or is of another kind, reads as nothing.</summary>
internal static class Tree
{
    /// <param name="path">Names of fields with dots between, for example <c>spec.template.spec</c>.</param>
    public static JsonNode? At(this JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (current, field) => current is JsonObject map && map.TryGetPropertyValue(field, out var value) ? value : null);

    /// <summary>One field whose name may hold dots: a label, an annotation, a key of a ConfigMap.</summary>
    public static string? Entry(this JsonNode? node, string key) => node is JsonObject map && map.TryGetPropertyValue(key, out var value) ? value.AsText() : null;

    public static string? Text(this JsonNode? node, string path) => node.At(path).AsText();

    public static string? AsText(this JsonNode? node) => node is JsonValue value ? value.ToString() : null;

    public static bool Is(this JsonNode? node, string path, bool expected) => node.At(path).Is(expected);

    public static bool Is(this JsonNode? node, bool expected) =>
        node is JsonValue value && value.GetValueKind() == (expected ? JsonValueKind.True : JsonValueKind.False);

    public static long? Number(this JsonNode? node, string path) =>
        node.At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out long number) ? number : null;

    public static bool Has(this JsonNode? node, string path) => node.At(path) is not null;

    public static IEnumerable<JsonNode> Items(this JsonNode? node, string path) => node.At(path) is JsonArray list ? list.OfType<JsonNode>() : [];

    public static IEnumerable<string> Texts(this JsonNode? node, string path) => node.Items(path).Select(AsText).OfType<string>();

    public static IReadOnlyDictionary<string, string> Map(this JsonNode? node, string path) =>
        node.At(path) is JsonObject map ? map.Where(e => e.Value is JsonValue).ToDictionary(e => e.Key, e => e.Value!.ToString()) : new Dictionary<string, string>();

    /// <summary>The node and everything below it.</summary>
    public static IEnumerable<JsonNode> Everything(this JsonNode node) => node switch
    {
        JsonObject map => map.Select(e => e.Value).OfType<JsonNode>().SelectMany(Everything).Prepend(node),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Everything).Prepend(node),
        _ => [node],
    };
}
