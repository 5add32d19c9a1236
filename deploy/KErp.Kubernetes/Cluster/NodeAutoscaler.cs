using k8s;
using KErp.Kubernetes.Network;
using KErp.Kubernetes.Pods;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Cluster;

/// <summary>Section 6.3 of the operations guide, with the identity and the rights that it needs, in the cluster's own version.</summary>
internal static class NodeAutoscaler
{
    private const string Name = "cluster-autoscaler";
    private const string Component = "node-autoscaling";
    private static readonly ContainerNeeds Needs = new("100m", "600Mi", "500m", "600Mi");

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster) =>
    [
        Account(cluster),
        .. NodeAutoscalerRights.Of(Name, Component),
        Priorities(),
        Deployment(cluster),
        .. PlatformPolicies.NodeAutoscaler(Name, cluster),
        new V1PodDisruptionBudget
        {
            ApiVersion = "policy/v1",
            Kind = "PodDisruptionBudget",
            Metadata = Labels.Metadata($"{Name}-pdb", Name, Component, Namespaces.System),
            Spec = new() { MaxUnavailable = 1, Selector = Labels.Selector(Name), UnhealthyPodEvictionPolicy = "AlwaysAllow" },
        },
    ];

    private static V1ServiceAccount Account(ClusterContext cluster)
    {
        var metadata = Labels.Metadata(Name, Name, Component, Namespaces.System);
        metadata.Annotations = new Dictionary<string, string> { ["eks.amazonaws.com/role-arn"] = cluster.Stage.Roles[Name] };
        return new() { ApiVersion = "v1", Kind = "ServiceAccount", Metadata = metadata, AutomountServiceAccountToken = false };
    }

    /// <summary>The higher number wins: pods that may run anywhere must not grow the group that is kept for others.</summary>
    private static V1ConfigMap Priorities() => new()
    {
        ApiVersion = "v1",
        Kind = "ConfigMap",
        Metadata = Labels.Metadata("cluster-autoscaler-priority-expander", Name, Component, Namespaces.System),
        Data = new Dictionary<string, string> { ["priorities"] = "50:\n  - .*-main.*\n40:\n  - .*-python.*\n" },
    };

    private static V1Deployment Deployment(ClusterContext cluster) => new()
    {
        ApiVersion = "apps/v1",
        Kind = "Deployment",
        Metadata = Labels.Metadata(Name, Name, Component, Namespaces.System),
        Spec = new()
        {
            // One works, the other waits: they elect a leader.
            Replicas = 2,
            RevisionHistoryLimit = 3,
            Selector = Labels.Selector(Name),
            Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } },
            Template = new() { Metadata = new() { Labels = Labels.Of(Name, Component) }, Spec = Pod(cluster) },
        },
    };

    private static V1PodSpec Pod(ClusterContext cluster)
    {
        var tmp = PodVolume.Scratch("tmp", "/tmp");
        var pod = PodTemplates.Hardened(new()
        {
            ServiceAccountName = Name,
            PriorityClassName = "system-cluster-critical",
            Containers =
            [
                new()
                {
                    Name = Name,
                    Image = cluster.Image(Name),
                    ImagePullPolicy = "Always",
                    Command = ["./cluster-autoscaler", .. Flags(cluster)],
                    Env = [new() { Name = EnvironmentVariables.AwsRegion, Value = cluster.Stage.AwsRegion }],
                    Ports = [new() { Name = "metrics", ContainerPort = 8085, Protocol = "TCP" }],
                    Resources = PodTemplates.Resources(Needs),
                    SecurityContext = PodSecurity.Container(),
                    ReadinessProbe = Probe("/metrics", 10),
                    LivenessProbe = Probe("/health-check", 30),
                    VolumeMounts = [tmp.Mount],
                },
            ],
            Volumes = [tmp.Volume],
            TopologySpreadConstraints = [PodTemplates.Spread(Name, "topology.kubernetes.io/zone")],
            Affinity = PodTemplates.ApartFromEachOther(Name),
        });
        // The one pod that calls the API server.
        pod.AutomountServiceAccountToken = true;
        return pod;
    }

    /// <summary>Alive is who elects a leader and goes on; ready is who answers.</summary>
    private static V1Probe Probe(string path, int period) =>
        new() { HttpGet = new() { Path = path, Port = "metrics", Scheme = "HTTP" }, PeriodSeconds = period, TimeoutSeconds = 5, FailureThreshold = 3 };

    private static string[] Flags(ClusterContext cluster) =>
    [
        "--v=4",
        "--cloud-provider=aws",
        "--skip-nodes-with-local-storage=false",
        "--expander=priority",
        $"--node-group-auto-discovery=asg:tag=k8s.io/cluster-autoscaler/enabled,k8s.io/cluster-autoscaler/{cluster.Stage.ClusterName}",
        "--balance-similar-node-groups",
        "--scale-down-enabled=true",
        "--scale-down-delay-after-add=10m",
        "--scale-down-unneeded-time=10m",
        "--scale-down-utilization-threshold=0.5",
        "--leader-elect=true",
    ];
}
