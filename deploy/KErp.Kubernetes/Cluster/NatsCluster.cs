using System.Security.Cryptography;
using System.Text;
using k8s;
using KErp.Kubernetes.Pods;
using KErp.Kubernetes.Releases;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Cluster;

/// <summary>NATS with JetStream: three servers in the cloud, one on a developer's machine.</summary>
internal static class NatsCluster
{
    public const int RoutePort = 6222;
    public const int ExporterPort = 7777;
    public const string Component = "messaging";

    private const string ConfigName = "nats-config";
    private const string ConfigFolder = "/etc/nats";
    private const string DataFolder = "/data";
    public static readonly ContainerNeeds ExporterNeeds = new("50m", "64Mi", "100m", "64Mi") { EphemeralRequest = "16Mi", EphemeralLimit = "64Mi" };

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster)
    {
        var replicas = StatefulServers.BrokerReplicas(cluster.Model);
        var configuration = NatsConfiguration.Write(replicas, tls: !cluster.Stage.RunsEverything);
        yield return new V1ConfigMap
        {
            ApiVersion = "v1",
            Kind = "ConfigMap",
            Metadata = Labels.Metadata(ConfigName, Resources.Nats, Component),
            Data = new Dictionary<string, string> { ["nats.conf"] = configuration },
        };
        foreach (var item in StatefulServers.Objects(Server(cluster, replicas, configuration), cluster)) yield return item;
        yield return PodMonitors.Of(Resources.Nats, Component, "exporter");
    }

    private static StatefulServer Server(ClusterContext cluster, int replicas, string configuration) =>
        new(Resources.Nats, Component, replicas, StatefulServers.BrokerNeeds(cluster.Model))
        {
            Ports =
            [
                new() { Name = "tcp", ContainerPort = Ports.Nats, Protocol = "TCP" },
                new() { Name = "routes", ContainerPort = RoutePort, Protocol = "TCP" },
                new() { Name = "monitor", ContainerPort = Ports.NatsMonitor, Protocol = "TCP" },
            ],
            DataFolder = DataFolder,
            DataSize = cluster.Stage.RunsEverything ? "5Gi" : "20Gi",
            Args = ["--config", $"{ConfigFolder}/nats.conf"],
            Environment =
            [
                new() { Name = "POD_NAME", ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.name" } } },
            ],
            Startup = Probe("/healthz", period: 5, failures: 60),
            // Without the catch-up of its streams a server takes clients already; with it, it says when it has all.
            Readiness = Probe("/healthz?js-server-only=true", period: 10, failures: 3),
            Liveness = Probe("/healthz?js-enabled-only=true", period: 30, failures: 3),
            Volumes = [.. Volumes(cluster)],
            Sidecars = [Exporter(cluster)],
            PodAnnotations = new Dictionary<string, string> { ["checksum/config"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(configuration))) },
        };

    private static V1Probe Probe(string path, int period, int failures) => new()
    {
        HttpGet = new() { Path = path, Port = "monitor", Scheme = "HTTP" },
        PeriodSeconds = period,
        TimeoutSeconds = 5,
        FailureThreshold = failures,
    };

    private static IEnumerable<PodVolume> Volumes(ClusterContext cluster)
    {
        yield return new(
            new V1Volume { Name = "config", ConfigMap = new() { Name = ConfigName } },
            new V1VolumeMount { Name = "config", MountPath = ConfigFolder, ReadOnlyProperty = true });
        yield return PodVolume.Scratch("tmp", "/tmp");
        if (cluster.Stage.RunsEverything) yield break;
        yield return PodVolume.OfSecret("ca", ObjectNames.CaSecret, ClusterTls.CaFolder);
        yield return PodVolume.OfSecret("certificate", ObjectNames.Certificate(Resources.Nats), ClusterTls.ServerFolder);
    }

    private static V1Container Exporter(ClusterContext cluster) => new()
    {
        Name = "exporter",
        Image = cluster.Image("prometheus-nats-exporter"),
        ImagePullPolicy = "Always",
        Args = ["-port", $"{ExporterPort}", "-varz", "-jsz=all", $"http://localhost:{Ports.NatsMonitor}"],
        Ports = [new() { Name = "exporter", ContainerPort = ExporterPort, Protocol = "TCP" }],
        Resources = PodTemplates.Resources(ExporterNeeds),
        SecurityContext = PodSecurity.Container(),
        ReadinessProbe = new() { HttpGet = new() { Path = "/healthz", Port = "exporter", Scheme = "HTTP" }, PeriodSeconds = 10, TimeoutSeconds = 5, FailureThreshold = 3 },
        LivenessProbe = new() { TcpSocket = new() { Port = "exporter" }, PeriodSeconds = 30, TimeoutSeconds = 5, FailureThreshold = 3 },
    };
}
