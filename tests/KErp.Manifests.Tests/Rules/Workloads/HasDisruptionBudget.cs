using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class HasDisruptionBudget() : ObjectRule(
    "kube-score/deployment-has-poddisruptionbudget",
    "kube-score/statefulset-has-poddisruptionbudget")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.IsReplicated && set.ReplicasOf(manifest) > 1 && !set.Of("PodDisruptionBudget").Any(budget => Covers(budget, manifest))
            ? ["select its pods in a PodDisruptionBudget"]
            : [];

    private static bool Covers(Manifest budget, Manifest workload) =>
        budget.Namespace == workload.Namespace && PodTemplate.In(workload).All(pod => new Selector(budget.Spec.At("selector")).Matches(pod.Labels));
}
