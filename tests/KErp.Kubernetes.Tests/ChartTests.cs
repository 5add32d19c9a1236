using KErp.Kubernetes.Output;
using KErp.Kubernetes.Releases;
using KErp.Kubernetes.Yaml;

namespace KErp.Kubernetes.Tests;

/// <summary>The charts say the same as the objects that they were made of.</summary>
public sealed class ChartTests(PublishedModel published) : IClassFixture<PublishedModel>
{
    public static TheoryData<string, string, string> Variants =>
    [
        .. from environment in (string[])["dev", "staging", "prod"]
           from release in Helm.Releases.Keys
           from strategy in release == "kerp-api" ? (string[])["blueGreen", "canary"] : ["blueGreen"]
           select (environment, release, strategy),
    ];

    [Theory]
    [MemberData(nameof(Variants))]
    public void Helm_finds_nothing_to_complain_about(string environment, string release, string strategy) =>
        Assert.Contains("1 chart(s) linted, 0 chart(s) failed", Helm.Lint(PublishedModel.Deploy, environment, release, Settings(release, strategy)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task A_rendered_release_is_the_objects_of_the_model(string environment, string release, string strategy)
    {
        var cluster = await published.ClusterAsync(environment);
        var workload = cluster.Model.Released.Single(w => w.Settings.Name == release);
        var expected = ReleaseObjects.Of(workload, cluster, Enum.Parse<Strategy>(strategy, ignoreCase: true)).Select(ManifestTree.Of).ToList();

        var rendered = Helm.Template(PublishedModel.Deploy, environment, release, Settings(release, strategy))
            .Split("\n---\n").Where(text => text.Contains("kind:", StringComparison.Ordinal)).Select(YamlReader.Read).ToList();

        Assert.Equal(expected.Select(Name).Order(StringComparer.Ordinal), rendered.Select(Name).Order(StringComparer.Ordinal));
        foreach (var item in expected)
            Assert.Equal(Text(item), Text(rendered.Single(other => Name(other) == Name(item))));
    }

    /// <summary>A chart without its environment is refused by its schema, and not rendered into half of it.</summary>
    [Fact]
    public void A_value_that_the_chart_does_not_know_is_refused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Helm.Template(PublishedModel.Deploy, "dev", "kerp-worker", "image.digset=x"));

        Assert.Contains("digset", refusal.Message, StringComparison.Ordinal);
    }

    private static string[] Settings(string release, string strategy) => release == "kerp-api" ? [$"strategy={strategy}"] : [];

    private static string Name(JsonNode item) => $"{item["kind"]} {item["metadata"]!["name"]}";

    /// <summary>In the order of the alphabet, and without the checksum: the chart's is of its own ConfigMap's text.</summary>
    private static string Text(JsonNode item)
    {
        if (item["spec"]?["template"]?["metadata"]?["annotations"] is JsonObject annotations && annotations.ContainsKey("checksum/config"))
            annotations["checksum/config"] = "of the configuration";
        return Sorted(item)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
