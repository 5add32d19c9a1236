using KErp.Kubernetes.Releases;

namespace KErp.Kubernetes.Charts;

/// <param name="Path">Where in objects of this kind; elements of a list by their number.</param>
/// <param name="Value">Path in the values.</param>
/// <param name="Only">The strategy it is for; both when null.</param>
internal sealed record Binding(string Kind, string Path, string Value, Strategy? Only = null);

/// <summary>
/// What an operator sets by values. Whatever else differs between environments or releases is an error of the publisher,
/// not a template of its own.
/// </summary>
internal static class ChartBindings
{
    public const string StrategyValue = "strategy";
    public const string PodChecksum = "spec.template.metadata.annotations.checksum/config";
    public const string PodChecksumExpression = "{{ toYaml .Values.config | sha256sum }}";

    private const string Container = "spec.template.spec.containers[0]";
    private const string Backend = "spec.rules[0].http.paths[0].backend.service";

    private static readonly Binding[] All =
    [
        .. OfWorkload("Rollout"),
        .. OfWorkload("Deployment"),
        new("Rollout", "spec.strategy.canary.trafficRouting", "canary.trafficRouting", Strategy.Canary),
        new("ConfigMap", "data", "config"),
        new("PodDisruptionBudget", "spec.minAvailable", "disruptionBudget.minAvailable"),
        new("PodDisruptionBudget", "spec.maxUnavailable", "disruptionBudget.maxUnavailable"),
        new("HorizontalPodAutoscaler", "spec.minReplicas", "autoscaling.minReplicas"),
        new("HorizontalPodAutoscaler", "spec.maxReplicas", "autoscaling.maxReplicas"),
        new("Ingress", "metadata.annotations", "ingress.annotations"),
        new("Ingress", "spec.ingressClassName", "ingress.className"),
        new("Ingress", "spec.rules[0].host", "ingress.host"),
        new("Ingress", $"{Backend}.port", "canary.backendPort", Strategy.Canary),
    ];

    /// <summary>Kinds that not every environment has, by the value that turns them on.</summary>
    public static readonly IReadOnlyDictionary<string, string> Switches = new Dictionary<string, string> { ["HorizontalPodAutoscaler"] = "autoscaling.enabled" };

    private static readonly HashSet<(string, string)> ByStrategy = [("Rollout", "spec.strategy"), ("Ingress", Backend)];

    /// <summary>Only the Python chart has releases of different ports.</summary>
    private static readonly Binding[] OfPort =
    [
        new("Service", "spec.ports[0].port", "service.port"),
        new("Deployment", $"{Container}.ports[0].containerPort", "service.port"),
    ];

    public static bool IsChosen(string kind, string path) => ByStrategy.Contains((kind, path));

    public static Binding? Find(string kind, string path, Strategy? strategy, bool servesGrpc) =>
        All.Concat(servesGrpc ? OfPort : []).FirstOrDefault(b => b.Kind == kind && b.Path == path && (b.Only is null || b.Only == strategy));

    private static IEnumerable<Binding> OfWorkload(string kind) =>
    [
        new(kind, "metadata.annotations", "annotations"),
        new(kind, "spec.replicas", "replicas"),
        new(kind, "spec.template.spec.nodeSelector", "nodeSelector"),
        new(kind, "spec.template.spec.tolerations", "tolerations"),
        new(kind, "spec.template.spec.volumes", "volumes"),
        new(kind, $"{Container}.envFrom", "envFrom"),
        new(kind, $"{Container}.resources", "resources"),
        new(kind, $"{Container}.volumeMounts", "volumeMounts"),
        new(kind, $"{Container}.startupProbe", "probes.startup"),
        new(kind, $"{Container}.readinessProbe", "probes.readiness"),
        new(kind, $"{Container}.livenessProbe", "probes.liveness"),
    ];
}
