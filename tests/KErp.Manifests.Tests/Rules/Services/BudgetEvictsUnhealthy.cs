using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class BudgetEvictsUnhealthy() : ObjectRule("kube-linter/pdb-unhealthy-pod-eviction-policy")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "PodDisruptionBudget" && !manifest.Spec.Has("unhealthyPodEvictionPolicy") ? ["set unhealthyPodEvictionPolicy"] : [];
}
