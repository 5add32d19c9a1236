using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Releases;

/// <summary>Pods read their secrets when they start: Reloader restarts them when External Secrets brings another.</summary>
internal static class Reloads
{
    public static V1ObjectMeta On(Workload workload)
    {
        var name = workload.Settings.Name;
        var metadata = Labels.Metadata(name, name, workload.Settings.Component);
        var secrets = SecretsOf(workload).ToList();
        if (secrets.Count > 0)
            metadata.Annotations = new Dictionary<string, string> { ["secret.reloader.stakater.com/reload"] = string.Join(',', secrets) };
        return metadata;
    }

    private static IEnumerable<string> SecretsOf(Workload workload)
    {
        if (workload.Secrets.Count > 0) yield return ObjectNames.Secret(workload.Settings.Name);
        if (workload.Config.ContainsKey(EnvironmentVariables.TlsCaFile)) yield return ObjectNames.CaSecret;
        if (workload.Config.ContainsKey(EnvironmentVariables.GrpcTlsCertFile)) yield return ObjectNames.Certificate(workload.Settings.Name);
    }
}
