using System.Text.Json.Nodes;
using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Output;
using KErp.Kubernetes.Yaml;

namespace KErp.Kubernetes.Charts;

/// <summary>The Helm charts: of every environment's objects one template, and the values that make each of them again.</summary>
internal static class ChartFiles
{
    public const string IsCanary = $"eq .Values.{ChartBindings.StrategyValue} \"canary\"";

    private const string Version = "1.0.0";

    public static void Write(IReadOnlyList<ClusterContext> clusters, OutputFiles files, ModelProblems problems)
    {
        var charts = clusters.SelectMany(c => c.Model.Released, (cluster, workload) => (cluster, workload)).GroupBy(x => x.workload.Settings.Chart!);
        foreach (var chart in charts)
            Write(chart.Key, [.. chart.SelectMany(x => ChartVariants.Of(x.workload, x.cluster))], chart.First().workload, files, problems);
    }

    private static void Write(string chart, IReadOnlyList<ChartVariant> variants, Workload sample, OutputFiles files, ModelProblems problems)
    {
        var folder = $"helm/{chart}";
        foreach (var group in ChartTemplates.Of(variants, sample, problems).GroupBy(t => t.Kind))
            files.Add($"{folder}/templates/{group.Key.ToLowerInvariant()}.yaml", string.Join("---\n", group.Select(t => t.Text)));
        files.Add($"{folder}/Chart.yaml", ManifestYaml.Write(Description(chart)));

        // Values of both strategies make one file: an operator changes the strategy and nothing else.
        var releases = variants.GroupBy(v => (v.Environment, v.Release)).Select(g => (g.Key.Environment, g.Key.Release, g.First().Values)).ToList();
        var all = releases.Select(r => r.Values).ToList();
        var common = ChartValues.Common(all);
        files.Add($"{folder}/values.yaml", ManifestYaml.Write(common));
        files.Add($"{folder}/values.schema.json", ChartValues.Schema(all));
        foreach (var (environment, release, values) in releases)
            files.Add($"helm/values/{environment}/{release}.yaml", ManifestYaml.Write(ChartValues.Without(values, common)));
    }

    private static JsonObject Description(string chart) => new()
    {
        ["apiVersion"] = "v2",
        ["name"] = chart,
        ["description"] = $"{chart} of K-ERP, published from the AppHost's model",
        ["type"] = "application",
        ["version"] = Version,
        ["kubeVersion"] = $">= {ClusterVersion.Oldest}",
    };
}
