using System.Text.Json;
using Json.Schema;
using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Validation;

/// <summary>
/// The API server's schemas, in which a field that nobody knows is an error. They lie in <c>schemas/</c>: the npm packages
/// of these kinds accept unknown fields.
/// </summary>
internal static class Schemas
{
    private const string Definitions = "https://kerp.test/definitions.json";
    private static readonly Dictionary<string, JsonSchema> Kinds = Load();

    /// <returns>One line a fault, with the path to it.</returns>
    public static IEnumerable<string> Faults(Manifest manifest)
    {
        if (!Kinds.TryGetValue($"{manifest.ApiVersion}/{manifest.Kind}", out var schema)) return [$"{manifest}: {manifest.ApiVersion} {manifest.Kind} is a kind that no schema is known of"];
        var result = schema.Evaluate(JsonSerializer.SerializeToElement(manifest.Tree), new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return result.IsValid ? [] : [.. (result.Details ?? []).SelectMany(Words).Distinct().Select(words => $"{manifest}: {words}")];
    }

    private static IEnumerable<string> Words(EvaluationResults detail) =>
        (detail.Errors ?? new Dictionary<string, string>()).Select(error => $"{detail.InstanceLocation}: {(error.Key is "" ? "unknown field" : error.Value)}");

    private static Dictionary<string, JsonSchema> Load()
    {
        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        JsonSchema.FromText(Read("definitions.json"), options, new Uri(Definitions));
        // Not a JsonDocument: the schemas keep on reading what they were built from.
        var kinds = JsonElement.Parse(Read("kinds.json").Replace("\"#/$defs/", $"\"{Definitions}#/$defs/", StringComparison.Ordinal));
        return kinds.EnumerateObject().ToDictionary(
            kind => kind.Name, kind => JsonSchema.Build(kind.Value, options, new Uri($"https://kerp.test/{kind.Name}")));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schemas", name));
}
