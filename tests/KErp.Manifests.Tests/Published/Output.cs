using System.Collections.Concurrent;
using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Published;

/// <summary>What is published under <c>deploy/</c>.</summary>
internal static class Output
{
    public static IReadOnlyList<string> Environments { get; } = ["dev", "staging", "prod"];

    private const string BlueGreen = "blueGreen";

    private static readonly string[] Strategies = [BlueGreen, "canary"];

    private static readonly string Root = Path.Combine(Repository.Root, "deploy");

    private static readonly ConcurrentDictionary<(string Environment, string Strategy, string Release), string> Rendered = new();

    /// <summary>An environment, with the API delivered by each strategy.</summary>
    public static IEnumerable<(string Environment, string Strategy)> Deliveries =>
        from environment in Environments
        from strategy in Strategies
        select (environment, strategy);

    public static ManifestSet Read(string environment, string strategy = BlueGreen) => new(
        environment,
        Applied(environment).Concat(Helm.Releases.Keys.SelectMany(release => ManifestSet.Read(Render(environment, strategy, release), release))));

    private static IEnumerable<Manifest> Applied(string environment) =>
        from file in Files(environment)
        where Path.GetExtension(file) is ".yaml" && file != "kustomization.yaml"
        from manifest in ManifestSet.Read(Text(environment, file), file)
        select manifest;

    /// <summary>As <c>helm template</c> makes it of the environment's values.</summary>
    private static string Render(string environment, string strategy, string release) =>
        Rendered.GetOrAdd((environment, strategy, release), key => release == "kerp-api"
            ? Helm.Template(Root, key.Environment, key.Release, $"strategy={key.Strategy}")
            : Helm.Template(Root, key.Environment, key.Release));

    /// <returns>Paths within the environment's folder.</returns>
    public static IEnumerable<string> Files(string environment) =>
        Under(FolderOf(environment)).Select(path => Path.GetRelativePath(FolderOf(environment), path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Text(string environment, string file) => File.ReadAllText(Path.Combine(FolderOf(environment), file));

    /// <summary>All that is written for an environment, its charts and their values too: each line with where it stands.</summary>
    public static IEnumerable<(string Place, string Line)> Lines(string environment) =>
        from written in Texts(environment)
        from line in written.Text.Split('\n').Select((text, index) => (text, number: index + 1))
        select ($"{written.Place}:{line.number}", line.text);

    private static IEnumerable<(string Place, string Text)> Texts(string environment)
    {
        foreach (var file in Files(environment)) yield return (file, Text(environment, file));
        foreach (var file in Under(Path.Combine(Root, "helm", "values", environment))) yield return (Path.GetRelativePath(Root, file), File.ReadAllText(file));
        foreach (var release in Helm.Releases.Keys)
        foreach (var strategy in Strategies)
            yield return ($"{release} ({strategy})", Render(environment, strategy, release));
    }

    /// <summary>What Terraform and the publisher both read.</summary>
    public static JsonNode Facts(string environment) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "terraform", "environments", $"{environment}.tfvars.json")))!;

    private static IEnumerable<string> Under(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private static string FolderOf(string environment) => Path.Combine(Root, "kubernetes", environment);
}
