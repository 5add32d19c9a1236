using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Releases;

internal static class DisruptionBudgets
{
    public static V1PodDisruptionBudget Of(Workload workload, ClusterContext cluster)
    {
        var name = workload.Settings.Name;
        return Of(name, workload.Settings.Component, workload.Settings.MinAvailable.TryGetValue(cluster.Stage.Environment, out var least) ? least : null);
    }

    /// <param name="minAvailable">Null: a drain may take one at a time.</param>
    public static V1PodDisruptionBudget Of(string app, string component, int? minAvailable = null) => new()
    {
        ApiVersion = "policy/v1",
        Kind = "PodDisruptionBudget",
        Metadata = Labels.Metadata($"{app}-pdb", app, component),
        Spec = new()
        {
            MinAvailable = minAvailable is { } least ? (IntOrString)least : null,
            MaxUnavailable = minAvailable is null ? (IntOrString)1 : null,
            Selector = Labels.Selector(app),
            // A pod that never gets ready must not hold up a drain for ever.
            UnhealthyPodEvictionPolicy = "AlwaysAllow",
        },
    };
}
