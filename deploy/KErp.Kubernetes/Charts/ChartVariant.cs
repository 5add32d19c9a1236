using System.Text.Json.Nodes;
using KErp.Kubernetes.Releases;

namespace KErp.Kubernetes.Charts;

/// <summary>One release in one environment by one strategy: what its chart has to render, and the values that make it do so.</summary>
internal sealed class ChartVariant(string environment, string release, Strategy strategy, ReleaseTokens tokens, JsonObject values)
{
    public string Environment => environment;

    public string Release => release;

    public Strategy Strategy => strategy;

    public JsonObject Values => values;

    /// <summary>Its objects, with tokens for what a template takes from the release.</summary>
    public required IReadOnlyList<JsonObject> Objects { get; init; }

    /// <summary>Keeps a value, without tokens.</summary>
    /// <returns>False when the path has another value already.</returns>
    public bool Set(string path, JsonNode value)
    {
        var parts = path.Split('.');
        var map = values;
        foreach (var part in parts[..^1])
        {
            if (map[part] is null) map[part] = new JsonObject();
            map = map[part]!.AsObject();
        }

        var restored = tokens.Restore(value);
        if (map[parts[^1]] is { } present) return JsonNode.DeepEquals(present, restored);
        map[parts[^1]] = restored;
        return true;
    }

    public override string ToString() => $"{environment}/{release} ({strategy})";
}
