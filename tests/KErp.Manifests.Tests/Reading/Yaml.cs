using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KErp.Manifests.Tests.Reading;

/// <summary>YAML as kubectl reads it: into what JSON can say, with a key given twice an error.</summary>
internal static class Yaml
{
    /// <returns>The documents that hold something.</returns>
    public static IEnumerable<JsonNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Select(document => Convert(document.RootNode)).OfType<JsonNode>();
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(Fields(map).Select(pair => KeyValuePair.Create(Key(pair.Key), Convert(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Tag.IsEmpty: true } scalar => YamlScalar.Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidDataException($"line {node.Start.Line}: {node.NodeType} is nothing that JSON can say"),
    };

    /// <summary>With what it merges by <c>&lt;&lt;</c>, which its own fields hide.</summary>
    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Fields(YamlMappingNode map)
    {
        var own = map.Children.Where(pair => !IsMerge(pair.Key)).ToList();
        var merged = map.Children.Where(pair => IsMerge(pair.Key)).SelectMany(pair => pair.Value is YamlSequenceNode list ? list.Children : [pair.Value]);
        return own.Concat(merged.OfType<YamlMappingNode>().SelectMany(Fields)).DistinctBy(pair => pair.Key);
    }

    private static bool IsMerge(YamlNode key) => key is YamlScalarNode { Style: ScalarStyle.Plain, Value: "<<" };

    private static string Key(YamlNode node) =>
        node is YamlScalarNode { Value: { } key } && Convert(node)?.GetValueKind() is JsonValueKind.String
            ? key
            : throw new InvalidDataException($"line {node.Start.Line}: the key {node} is not a string");
}
