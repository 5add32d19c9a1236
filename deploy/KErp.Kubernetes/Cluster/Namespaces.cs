using k8s;

namespace KErp.Kubernetes.Cluster;

/// <summary>Each declared once, with all its labels.</summary>
internal static class Namespaces
{
    public const string Kerp = "kerp";
    public const string Monitoring = "kerp-monitoring";
    public const string Logging = "kerp-logging";
    public const string System = "kube-system";

    private const string Restricted = "restricted";

    /// <summary>Node exporters and log collectors read folders of the node, which only this level allows.</summary>
    private const string Privileged = "privileged";

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster)
    {
        var kerp = Namespace(Kerp, Restricted);
        // A pod counts as ready once the load balancer has it as healthy.
        if (!cluster.Stage.RunsEverything) kerp.Metadata.Labels["elbv2.k8s.aws/pod-readiness-gate-inject"] = "enabled";
        return [kerp, Namespace(Monitoring, Privileged), Namespace(Logging, Privileged)];
    }

    private static V1Namespace Namespace(string name, string level) => new()
    {
        ApiVersion = "v1",
        Kind = "Namespace",
        Metadata = new()
        {
            Name = name,
            Labels = new SortedDictionary<string, string>(Labels.Of(name, "platform"), StringComparer.Ordinal)
            {
                ["name"] = name,
                ["pod-security.kubernetes.io/enforce"] = level,
                ["pod-security.kubernetes.io/enforce-version"] = ClusterVersion.Label,
                ["pod-security.kubernetes.io/audit"] = Restricted,
                ["pod-security.kubernetes.io/audit-version"] = ClusterVersion.Label,
                ["pod-security.kubernetes.io/warn"] = Restricted,
                ["pod-security.kubernetes.io/warn-version"] = ClusterVersion.Label,
            },
        },
    };
}
