using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Published;

/// <summary>What is published under <c>deploy/</c>, or under the folder that KERP_DEPLOY names: an output not yet committed.</summary>
internal static class Output
{
    public static IReadOnlyList<string> Environments { get; } = ["dev", "staging", "prod"];

    private static string Root => Environment.GetEnvironmentVariable("KERP_DEPLOY") ?? Path.Combine(Repository.Root, "deploy");

    public static ManifestSet Read(string environment) => new(
        environment,
        from folder in (string[])[FolderOf(environment), RenderedOf(environment)]
        from file in Under(folder)
        where Path.GetExtension(file) is ".yaml" && Path.GetFileName(file) != "kustomization.yaml"
        from manifest in ManifestSet.Read(File.ReadAllText(file), Path.GetRelativePath(folder, file))
        select manifest);

    /// <returns>Paths within the environment's folder.</returns>
    public static IEnumerable<string> Files(string environment) =>
        Under(FolderOf(environment)).Select(path => Path.GetRelativePath(FolderOf(environment), path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static string Text(string environment, string file) => File.ReadAllText(Path.Combine(FolderOf(environment), file));

    /// <summary>All that is written for an environment, its charts and their values too: each line with where it stands.</summary>
    public static IEnumerable<(string Place, string Line)> Lines(string environment) =>
        from folder in (string[])[FolderOf(environment), Path.Combine(Root, "helm", "values", environment), RenderedOf(environment)]
        from file in Under(folder)
        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
        select ($"{Path.GetRelativePath(Root, file)}:{line.number}", line.text);

    /// <summary>What Terraform and the publisher both read.</summary>
    public static JsonNode Facts(string environment) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "terraform", "environments", $"{environment}.tfvars.json")))!;

    /// <summary>The charts as <c>helm template</c> makes them of the environment's values, where somebody put them.</summary>
    private static string RenderedOf(string environment) => Path.Combine(Root, "rendered", environment);

    private static IEnumerable<string> Under(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private static string FolderOf(string environment) => Path.Combine(Root, "kubernetes", environment);
}
