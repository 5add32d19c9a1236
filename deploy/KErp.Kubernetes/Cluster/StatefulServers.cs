using k8s;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Pods;
using KErp.Kubernetes.Releases;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Cluster;

/// <summary>A server whose data outlives its pods.</summary>
/// <param name="Name">Workload, image, container and headless Service.</param>
internal sealed record StatefulServer(string Name, string Component, int Replicas, ContainerNeeds Needs)
{
    public required IReadOnlyList<V1ContainerPort> Ports { get; init; }

    public required string DataFolder { get; init; }

    public required string DataSize { get; init; }

    public string? StorageClass { get; init; }

    public IList<string>? Command { get; init; }

    public IList<string>? Args { get; init; }

    public IList<V1EnvVar>? Environment { get; init; }

    public required V1Probe Startup { get; init; }

    public required V1Probe Readiness { get; init; }

    public required V1Probe Liveness { get; init; }

    public IReadOnlyList<PodVolume> Volumes { get; init; } = [];

    public IReadOnlyList<V1Container> Sidecars { get; init; } = [];

    /// <summary>Changes with the configuration, so that the pods follow it.</summary>
    public IDictionary<string, string>? PodAnnotations { get; init; }
}

internal static class StatefulServers
{
    private static readonly ContainerNeeds Broker = new("500m", "1Gi", "1", "1Gi") { EphemeralRequest = "64Mi", EphemeralLimit = "256Mi" };
    private static readonly ContainerNeeds Small = new("250m", "512Mi", "1", "512Mi") { EphemeralRequest = "64Mi", EphemeralLimit = "256Mi" };

    public static int BrokerReplicas(ClusterModel model) => model.Stage.RunsEverything ? 1 : 3;

    public static ContainerNeeds BrokerNeeds(ClusterModel model) => model.Stage.RunsEverything ? Small : Broker;

    public static ContainerNeeds DevNeeds => Small;

    public static IEnumerable<ContainerNeeds> Needs(ClusterModel model) =>
        Enumerable.Repeat(BrokerNeeds(model), BrokerReplicas(model)).Concat(model.Stage.RunsEverything ? [Small, Small] : []);

    /// <summary>Service, StatefulSet, ServiceAccount and budget.</summary>
    public static IEnumerable<IKubernetesObject<V1ObjectMeta>> Objects(StatefulServer server, ClusterContext cluster) =>
    [
        ReleaseObjects.ServiceAccount(server.Name, server.Component),
        HeadlessService(server),
        StatefulSet(server, cluster),
        DisruptionBudgets.Of(server.Name, server.Component),
    ];

    private static V1Service HeadlessService(StatefulServer server) => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = Labels.Metadata(server.Name, server.Name, server.Component),
        Spec = new()
        {
            Type = "ClusterIP",
            ClusterIP = "None",
            // Members of a cluster find each other before they are ready.
            PublishNotReadyAddresses = server.Replicas > 1 ? true : null,
            Selector = new Dictionary<string, string> { [Labels.App] = server.Name },
            Ports = [.. server.Ports.Select(p => new V1ServicePort { Name = p.Name, Port = p.ContainerPort, TargetPort = p.Name, Protocol = "TCP" })],
        },
    };

    private static V1StatefulSet StatefulSet(StatefulServer server, ClusterContext cluster) => new()
    {
        ApiVersion = "apps/v1",
        Kind = "StatefulSet",
        Metadata = Labels.Metadata(server.Name, server.Name, server.Component),
        Spec = new()
        {
            ServiceName = server.Name,
            Replicas = server.Replicas,
            PodManagementPolicy = server.Replicas > 1 ? "Parallel" : null,
            RevisionHistoryLimit = 3,
            UpdateStrategy = new() { Type = "RollingUpdate" },
            Selector = Labels.Selector(server.Name),
            Template = new()
            {
                Metadata = new() { Labels = Labels.Of(server.Name, server.Component), Annotations = server.PodAnnotations },
                Spec = PodTemplates.Hardened(Pod(server, cluster)),
            },
            VolumeClaimTemplates = [Data(server)],
        },
    };

    private static V1PodSpec Pod(StatefulServer server, ClusterContext cluster) => new()
    {
        ServiceAccountName = server.Name,
        TerminationGracePeriodSeconds = 60,
        Containers = [Container(server, cluster), .. server.Sidecars],
        Volumes = [.. server.Volumes.Select(v => v.Volume)],
        TopologySpreadConstraints = [PodTemplates.Spread(server.Name, "topology.kubernetes.io/zone")],
        Affinity = PodTemplates.ApartFromEachOther(server.Name),
    };

    private static V1Container Container(StatefulServer server, ClusterContext cluster) => new()
    {
        Name = server.Name,
        Image = cluster.Image(server.Name),
        ImagePullPolicy = "Always",
        Command = server.Command,
        Args = server.Args,
        Env = server.Environment,
        EnvFrom = [new() { SecretRef = new() { Name = ObjectNames.Secret(server.Name) } }],
        Ports = [.. server.Ports],
        Resources = PodTemplates.Resources(server.Needs),
        SecurityContext = PodSecurity.Container(),
        StartupProbe = server.Startup,
        ReadinessProbe = server.Readiness,
        LivenessProbe = server.Liveness,
        VolumeMounts = [new() { Name = "data", MountPath = server.DataFolder }, .. server.Volumes.Select(v => v.Mount)],
    };

    private static V1PersistentVolumeClaim Data(StatefulServer server) => new()
    {
        Metadata = new() { Name = "data", Labels = Labels.Of(server.Name, server.Component) },
        Spec = new()
        {
            AccessModes = ["ReadWriteOnce"],
            StorageClassName = server.StorageClass,
            Resources = new() { Requests = new Dictionary<string, ResourceQuantity> { ["storage"] = new(server.DataSize) } },
        },
    };
}
