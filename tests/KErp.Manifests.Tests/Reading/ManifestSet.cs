namespace KErp.Manifests.Tests.Reading;

/// <summary>Everything that lies in the cluster of one environment.</summary>
internal sealed class ManifestSet
{
    public ManifestSet(string environment, IEnumerable<Manifest> manifests)
    {
        Environment = environment;
        All = [.. manifests];
        Pods = [.. All.SelectMany(PodTemplate.In)];
    }

    public string Environment { get; }
    public IReadOnlyList<Manifest> All { get; }
    public IReadOnlyList<PodTemplate> Pods { get; }

    public IEnumerable<Manifest> Of(params string[] kinds) => All.Where(manifest => kinds.Contains(manifest.Kind));

    public bool Holds(string kind, string @namespace, string? name) => Of(kind).Any(m => m.Namespace == @namespace && m.Name == name);

    /// <summary>In a namespace of others their pods run too: of whom nothing is selected there, nothing can be said.</summary>
    public bool HasAllPodsOf(string @namespace) => Holds("Namespace", "", @namespace) && Pods.Any(pod => pod.Namespace == @namespace);

    public IEnumerable<PodTemplate> PodsSelectedBy(string @namespace, Selector selector) =>
        Pods.Where(pod => pod.Namespace == @namespace && selector.Matches(pod.Labels));

    /// <summary>The autoscaler of a workload, if it has one.</summary>
    public Manifest? AutoscalerOf(Manifest workload) => Of("HorizontalPodAutoscaler").FirstOrDefault(hpa =>
        hpa.Namespace == workload.Namespace && hpa.Spec.Text("scaleTargetRef.kind") == workload.Kind && hpa.Spec.Text("scaleTargetRef.name") == workload.Name);

    /// <summary>The replicas that are there at least: the autoscaler's minimum, or else the workload's own number.</summary>
    public long ReplicasOf(Manifest workload) =>
        AutoscalerOf(workload) is { } hpa ? hpa.Spec.Number("minReplicas") ?? 1 : workload.Spec.Number("replicas") ?? 1;

    public static IEnumerable<Manifest> Read(string text, string origin) => Yaml.Documents(text).SelectMany(node => Objects(node, origin));

    private static IEnumerable<Manifest> Objects(JsonNode node, string origin) => node switch
    {
        JsonObject list when list.Text("kind") == "List" => list.Items("items").SelectMany(item => Objects(item, origin)),
        JsonObject map when map.Text("kind") is not null && map.Text("apiVersion") is not null => [new Manifest(map, origin)],
        _ => throw new InvalidDataException($"{origin}: a document is no Kubernetes object, it has no apiVersion or no kind"),
    };
}
