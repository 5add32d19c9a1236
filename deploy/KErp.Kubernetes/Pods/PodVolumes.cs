using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Pods;

internal sealed record PodVolume(V1Volume Volume, V1VolumeMount Mount)
{
    /// <summary>Ends with the pod. The limit is the container's, for the node's disk is everybody's.</summary>
    public static PodVolume Scratch(string name, string path, string limit = "256Mi") => new(
        new V1Volume { Name = name, EmptyDir = new() { SizeLimit = new(limit) } },
        new V1VolumeMount { Name = name, MountPath = path });

    public static PodVolume OfSecret(string name, string secret, string path) => new(
        // Readable by the pod's group, by nobody else.
        new V1Volume { Name = name, Secret = new() { SecretName = secret, DefaultMode = 288 } },
        new V1VolumeMount { Name = name, MountPath = path, ReadOnlyProperty = true });

    public static PodVolume OfClaim(string name, string claim, string path) => new(
        new V1Volume { Name = name, PersistentVolumeClaim = new() { ClaimName = claim } },
        new V1VolumeMount { Name = name, MountPath = path });
}

internal static class PodVolumes
{
    /// <summary>What the workload may write, and the certificates that its variables name.</summary>
    public static IReadOnlyList<PodVolume> Of(Workload workload)
    {
        var volumes = new List<PodVolume> { PodVolume.Scratch("tmp", "/tmp") };
        volumes.AddRange(workload.Settings.Scratch.Select((path, index) => PodVolume.Scratch(index == 0 ? "cache" : $"cache-{index}", path)));
        if (workload.Settings.SharedFolder is { } folder)
            volumes.Add(PodVolume.OfClaim("shared", ObjectNames.Shared(workload.Settings.Name), folder));
        volumes.AddRange(Certificates(workload));
        return volumes;
    }

    public static IEnumerable<PodVolume> Certificates(Workload workload)
    {
        if (workload.Config.ContainsKey(EnvironmentVariables.TlsCaFile))
            yield return PodVolume.OfSecret("ca", ObjectNames.CaSecret, ClusterTls.CaFolder);
        if (workload.Config.ContainsKey(EnvironmentVariables.GrpcTlsCertFile))
            yield return PodVolume.OfSecret("certificate", ObjectNames.Certificate(workload.Settings.Name), ClusterTls.ServerFolder);
    }
}
