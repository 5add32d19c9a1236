using System.Text.Json;
using System.Text.Json.Nodes;

namespace KErp.Kubernetes.Charts;

/// <summary>What releases have in common, what is their own, and what may be set at all.</summary>
internal static class ChartValues
{
    /// <summary>Maps of whatever an operator likes.</summary>
    private static readonly HashSet<string> Free = ["config", "annotations", "nodeSelector"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static JsonObject Common(IReadOnlyList<JsonObject> all)
    {
        var common = new JsonObject();
        foreach (var (key, value) in all[0])
        {
            var others = all.Select(v => v[key]).ToList();
            if (others.All(v => v is JsonObject))
            {
                var inner = Common([.. others.Select(v => v!.AsObject())]);
                if (inner.Count > 0) common[key] = inner;
            }
            else if (others.All(v => v is not null && JsonNode.DeepEquals(v, value)))
            {
                common[key] = value!.DeepClone();
            }
        }

        return common;
    }

    public static JsonObject Without(JsonObject values, JsonObject common)
    {
        var own = new JsonObject();
        foreach (var (key, value) in values)
        {
            if (value is JsonObject map && common[key] is JsonObject shared)
            {
                var inner = Without(map, shared);
                if (inner.Count > 0) own[key] = inner;
            }
            else if (common[key] is null)
            {
                own[key] = value!.DeepClone();
            }
        }

        return own;
    }

    public static string Schema(IReadOnlyList<JsonObject> all)
    {
        var schema = Object(all);
        schema.Insert(0, "$schema", "https://json-schema.org/draft-07/schema#");
        if (schema["properties"]![ChartBindings.StrategyValue] is not null)
            schema["properties"]![ChartBindings.StrategyValue] = new JsonObject { ["enum"] = new JsonArray("blueGreen", "canary") };
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Object(IReadOnlyList<JsonObject> all)
    {
        var properties = new JsonObject();
        foreach (var key in all.SelectMany(v => v.Select(e => e.Key)).Distinct().Order(StringComparer.Ordinal))
            properties[key] = Free.Contains(key) || key.EndsWith("nnotations", StringComparison.Ordinal) ? Texts() : Of([.. all.Select(v => v[key]).OfType<JsonNode>()]);
        var required = properties.Select(p => p.Key).Where(key => all.All(v => v[key] is not null)).Select(key => (JsonNode)key).ToArray();
        return new() { ["type"] = "object", ["additionalProperties"] = false, ["required"] = new JsonArray(required), ["properties"] = properties };
    }

    private static JsonObject Texts() => new() { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } };

    private static JsonObject Of(IReadOnlyList<JsonNode> forms) => forms[0] switch
    {
        JsonObject => Object([.. forms.Cast<JsonObject>()]),
        JsonArray => new() { ["type"] = "array" },
        var scalar => new()
        {
            ["type"] = scalar.GetValueKind() switch
            {
                JsonValueKind.String => "string",
                JsonValueKind.Number => "integer",
                _ => "boolean",
            },
        },
    };
}
