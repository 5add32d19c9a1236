using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules;

/// <summary>The small cluster of compliant.yaml, and what mutations.yaml makes of it.</summary>
internal static class Fixture
{
    public static IReadOnlyList<JsonNode> Mutations { get; } = [.. ((JsonArray)Yaml.Documents(Read("mutations.yaml")).Single()).OfType<JsonNode>()];

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static ManifestSet Compliant(string environment = "prod") => new(environment, ManifestSet.Read(Read("compliant.yaml"), "compliant.yaml"));

    public static ManifestSet Broken(JsonNode mutation)
    {
        var manifests = Compliant().All.Where(manifest => Key(manifest) != mutation.Text("remove")).ToList();
        Change(manifests, mutation.Text("at"), mutation.At("set"));
        Change(manifests, mutation.Text("with"), mutation.At("its"));
        if (mutation.At("add") is JsonObject added) manifests.Add(new Manifest((JsonObject)added.DeepClone(), "mutations.yaml"));
        return new ManifestSet("prod", manifests);
    }

    public static string Key(Manifest manifest) => $"{manifest.Kind}/{manifest.Name}";

    private static void Change(IEnumerable<Manifest> manifests, string? key, JsonNode? changes)
    {
        if (changes is not JsonObject fields) return;
        var tree = manifests.Single(manifest => Key(manifest) == key).Tree;
        foreach (var (path, value) in fields) Set(tree, path.Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal)).ToArray(), value?.DeepClone());
    }

    private static void Set(JsonNode node, string[] path, JsonNode? value)
    {
        foreach (var step in path[..^1])
            node = (node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step])
                ?? throw new InvalidDataException($"mutations.yaml: nothing at {step} of {string.Join('/', path)}");
        if (node is JsonArray items) items[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else if (value is null && !((JsonObject)node).Remove(path[^1])) throw new InvalidDataException($"mutations.yaml: nothing to remove at {string.Join('/', path)}");
        else if (value is not null) node[path[^1]] = value;
    }
}
