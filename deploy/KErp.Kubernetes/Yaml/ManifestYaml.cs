using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KErp.Kubernetes.Yaml;

/// <summary>
/// Writes JSON trees as YAML, the same bytes for the same tree on every machine: keys in the order of the tree with
/// <c>name</c> first, two spaces, line feeds, long texts never folded.
/// </summary>
internal static class ManifestYaml
{
    public static string Write(IEnumerable<JsonNode> documents)
    {
        var text = new StringBuilder();
        foreach (var document in documents)
            text.Append(text.Length == 0 ? "" : "---\n").Append(Write(document));
        return text.ToString();
    }

    public static string Write(JsonNode document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, newLine: "\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, document);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Emit(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                emitter.Emit(new MappingStart(null, null, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in InOrder(map))
                {
                    emitter.Emit(YamlScalars.Of(key));
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray items:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in items) Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(YamlScalars.Of(node));
                break;
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> InOrder(JsonObject map) => map.OrderBy(entry => Rank(entry.Key));

    public static int Rank(string key) => key switch { "apiVersion" => 0, "kind" => 1, "metadata" => 2, "name" => 3, _ => 4 };
}
