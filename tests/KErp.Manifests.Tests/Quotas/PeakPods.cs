using System.Globalization;
using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Quotas;

/// <summary>How many pods of a template there are at most at one time.</summary>
/// <param name="nodes">Of the cluster, at most: a DaemonSet has a pod on each.</param>
internal sealed class PeakPods(ManifestSet set, long nodes)
{
    public long Of(PodTemplate pod) => pod.Owner.Kind switch
    {
        // Both versions at once, and the autoscaler may move both.
        "Rollout" => 2 * Replicas(pod.Owner),
        "Deployment" => Replicas(pod.Owner) + Surge(pod.Owner),
        "StatefulSet" => Replicas(pod.Owner),
        "DaemonSet" => nodes,
        _ => 1,
    };

    private long Replicas(Manifest workload) =>
        set.AutoscalerOf(workload)?.Spec.Number("maxReplicas") ?? workload.Spec.Number("replicas") ?? 1;

    private long Surge(Manifest deployment)
    {
        var surge = deployment.Spec.Text("strategy.rollingUpdate.maxSurge") ?? "25%";
        return surge.EndsWith('%')
            ? (long)Math.Ceiling(Replicas(deployment) * decimal.Parse(surge[..^1], CultureInfo.InvariantCulture) / 100)
            : long.Parse(surge, CultureInfo.InvariantCulture);
    }
}
