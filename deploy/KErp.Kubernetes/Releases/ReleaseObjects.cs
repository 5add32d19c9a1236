using k8s;
using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Pods;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Releases;

/// <summary>What a chart owns: everything of its workload.</summary>
internal static class ReleaseObjects
{
    public static IEnumerable<IKubernetesObject<V1ObjectMeta>> Of(Workload workload, ClusterContext cluster, Strategy strategy)
    {
        var settings = workload.Settings;
        yield return ServiceAccount(settings.Name, settings.Component);
        if (workload.Config.Count > 0) yield return Config(workload);
        yield return workload.Kind == WorkloadKind.Rollout ? Rollouts.Of(workload, cluster, strategy) : Deployment(workload, cluster);
        foreach (var service in Services.Of(workload, strategy)) yield return service;
        yield return DisruptionBudgets.Of(workload, cluster);
        if (Autoscalers.Horizontal(workload, cluster) is { } horizontal) yield return horizontal;
        if (Autoscalers.Vertical(workload) is { } vertical) yield return vertical;
        yield return PodMonitors.Of(workload);
        if (workload.Kind == WorkloadKind.Rollout)
        {
            yield return Ingresses.Of(workload, cluster, strategy);
            foreach (var template in AnalysisTemplates.Of(workload, cluster)) yield return template;
        }
    }

    public static V1ServiceAccount ServiceAccount(string name, string component, string? role = null) => new()
    {
        ApiVersion = "v1",
        Kind = "ServiceAccount",
        Metadata = role is null
            ? Labels.Metadata(name, name, component)
            : new() { Name = name, NamespaceProperty = Namespaces.Kerp, Labels = Labels.Of(name, component), Annotations = new Dictionary<string, string> { ["eks.amazonaws.com/role-arn"] = role } },
        AutomountServiceAccountToken = false,
    };

    private static V1ConfigMap Config(Workload workload) => new()
    {
        ApiVersion = "v1",
        Kind = "ConfigMap",
        Metadata = Labels.Metadata(ObjectNames.Config(workload.Settings.Name), workload.Settings.Name, workload.Settings.Component),
        Data = new Dictionary<string, string>(workload.Config),
    };

    private static V1Deployment Deployment(Workload workload, ClusterContext cluster)
    {
        var replicas = workload.ReplicasIn(cluster.Stage);
        return new()
        {
            ApiVersion = "apps/v1",
            Kind = "Deployment",
            Metadata = Reloads.On(workload),
            Spec = new()
            {
                // Left out where an autoscaler owns it: an upgrade would reset what it chose.
                Replicas = workload.Settings.Autoscaling is null || !replicas.Scales ? replicas.Min : null,
                RevisionHistoryLimit = 3,
                ProgressDeadlineSeconds = 300,
                Selector = Labels.Selector(workload.Settings.Name),
                Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 0 } },
                Template = PodTemplates.Of(workload, cluster),
            },
        };
    }
}
