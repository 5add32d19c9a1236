using System.Security.Cryptography;
using System.Text;
using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Pods;

/// <summary>The pods of a released workload.</summary>
internal static class PodTemplates
{
    public static V1PodTemplateSpec Of(Workload workload, ClusterContext cluster)
    {
        var settings = workload.Settings;
        var volumes = PodVolumes.Of(workload);
        return new V1PodTemplateSpec
        {
            Metadata = new() { Labels = Labels.Of(settings.Name, settings.Component), Annotations = new Dictionary<string, string> { ["checksum/config"] = ConfigChecksum(workload) } },
            Spec = Hardened(new V1PodSpec
            {
                ServiceAccountName = settings.Name,
                TerminationGracePeriodSeconds = settings.Probes.Grace,
                Containers = [Container(workload, cluster, volumes)],
                Volumes = [.. volumes.Select(v => v.Volume)],
                TopologySpreadConstraints = [Spread(settings.Name, "topology.kubernetes.io/zone"), Spread(settings.Name, HostName)],
                Affinity = ApartFromEachOther(settings.Name),
                NodeSelector = OnPythonNodes(workload, cluster) ? new Dictionary<string, string> { ["ServiceType"] = "python" } : null,
                Tolerations = OnPythonNodes(workload, cluster) ? [PythonToleration] : null,
            }),
        };
    }

    /// <summary>Pods read their settings when they start: another setting makes other pods.</summary>
    private static string ConfigChecksum(Workload workload) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(workload.Config.Select(c => $"{c.Key}: {c.Value}\n")))));

    private const string HostName = "kubernetes.io/hostname";

    private static readonly V1Toleration PythonToleration = new() { Key = "service-type", OperatorProperty = "Equal", Value = "python", Effect = "NoSchedule" };

    /// <summary>What Pod Security <c>restricted</c> asks of a pod, and no token for an API that it does not call.</summary>
    public static V1PodSpec Hardened(V1PodSpec pod)
    {
        pod.AutomountServiceAccountToken = false;
        pod.EnableServiceLinks = false;
        pod.SecurityContext = PodSecurity.Pod();
        return pod;
    }

    public static V1Affinity ApartFromEachOther(string app) => new()
    {
        PodAntiAffinity = new()
        {
            PreferredDuringSchedulingIgnoredDuringExecution =
                [new() { Weight = 100, PodAffinityTerm = new() { LabelSelector = Labels.Selector(app), TopologyKey = HostName } }],
        },
    };

    public static V1TopologySpreadConstraint Spread(string app, string topology) =>
        new() { MaxSkew = 1, TopologyKey = topology, WhenUnsatisfiable = "ScheduleAnyway", LabelSelector = Labels.Selector(app) };

    private static bool OnPythonNodes(Workload workload, ClusterContext cluster) => workload.Settings.OnPythonNodes && !cluster.Stage.RunsEverything;

    private static V1Container Container(Workload workload, ClusterContext cluster, IReadOnlyList<PodVolume> volumes)
    {
        var settings = workload.Settings;
        return new V1Container
        {
            Name = settings.Container,
            Image = cluster.Image(settings.Image ?? settings.Name),
            ImagePullPolicy = "Always",
            Ports = [.. workload.Ports.Select(port => new V1ContainerPort { Name = port.Name, ContainerPort = port.Number, Protocol = "TCP" })],
            EnvFrom = EnvironmentSources(workload),
            Resources = Resources(settings.Needs),
            SecurityContext = PodSecurity.Container(),
            StartupProbe = Probes.Of(workload, ProbeType.Startup),
            ReadinessProbe = Probes.Of(workload, ProbeType.Readiness),
            LivenessProbe = Probes.Of(workload, ProbeType.Liveness),
            // A load balancer hears of the end later than the pod does. The kubelet sleeps: the images have no shell.
            Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = settings.Probes.PreStop } } },
            VolumeMounts = [.. volumes.Select(v => v.Mount)],
        };
    }

    public static IList<V1EnvFromSource> EnvironmentSources(Workload workload)
    {
        var sources = new List<V1EnvFromSource>();
        if (workload.Config.Count > 0) sources.Add(new() { ConfigMapRef = new() { Name = ObjectNames.Config(workload.Settings.Name) } });
        if (workload.Secrets.Count > 0) sources.Add(new() { SecretRef = new() { Name = ObjectNames.Secret(workload.Settings.Name) } });
        return sources;
    }

    public static V1ResourceRequirements Resources(ContainerNeeds needs) => new()
    {
        Requests = Quantities(needs.CpuRequest, needs.MemoryRequest, needs.EphemeralRequest),
        Limits = Quantities(needs.CpuLimit, needs.MemoryLimit, needs.EphemeralLimit),
    };

    private static Dictionary<string, ResourceQuantity> Quantities(string cpu, string memory, string ephemeral) =>
        new() { ["cpu"] = new(cpu), ["memory"] = new(memory), ["ephemeral-storage"] = new(ephemeral) };
}
