namespace KErp.Manifests.Tests.Reading;

/// <summary>What pods are made from, wherever it stands in its object.</summary>
internal sealed record PodTemplate(Manifest Owner, JsonNode Tree)
{
    public JsonNode? Spec => Tree.At("spec");
    public string Namespace => Owner.Namespace;
    public IReadOnlyDictionary<string, string> Labels => Tree.Map("metadata.labels");
    public string App => Labels.GetValueOrDefault("app", Owner.Name);
    public string ServiceAccount => Spec.Text("serviceAccountName") ?? "default";

    /// <summary>It ends by itself: a Job's, a CronJob's, or a Job's of an analysis.</summary>
    public bool RunsToEnd => Owner.Kind is "Job" or "CronJob" or "AnalysisTemplate";

    public IEnumerable<Container> Containers =>
        Spec.Items("initContainers").Select(c => new Container(this, c, IsInit: true)).Concat(Spec.Items("containers").Select(c => new Container(this, c, IsInit: false)));

    public static IEnumerable<PodTemplate> In(Manifest manifest) =>
        TreesIn(manifest).OfType<JsonNode>().Select(tree => new PodTemplate(manifest, tree));

    private static IEnumerable<JsonNode?> TreesIn(Manifest manifest) => manifest.Kind switch
    {
        "Pod" => [manifest.Tree],
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" or "Rollout" => [manifest.Spec.At("template")],
        "CronJob" => [manifest.Spec.At("jobTemplate.spec.template")],
        "AnalysisTemplate" or "ClusterAnalysisTemplate" => manifest.Spec.Items("metrics").Select(metric => metric.At("provider.job.spec.template")),
        _ => [],
    };
}
