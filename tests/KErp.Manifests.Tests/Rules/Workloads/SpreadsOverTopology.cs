using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class SpreadsOverTopology() : ObjectRule("kube-score/pod-topology-spread-constraints")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.IsReplicated && set.ReplicasOf(manifest) > 1 && !PodTemplate.In(manifest).All(Spreads)
            ? ["give it topologySpreadConstraints that select its own pods"]
            : [];

    private static bool Spreads(PodTemplate pod) =>
        pod.Spec.Items("topologySpreadConstraints").ToList() is { Count: > 0 } constraints
        && constraints.All(constraint => new Selector(constraint.At("labelSelector")).Matches(pod.Labels));
}
