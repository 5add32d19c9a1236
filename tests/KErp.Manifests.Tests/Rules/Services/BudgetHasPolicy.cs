using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class BudgetHasPolicy() : ObjectRule("kube-score/poddisruptionbudget-has-policy")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "PodDisruptionBudget" && manifest.Spec.Has("minAvailable") == manifest.Spec.Has("maxUnavailable")
            ? ["set one of minAvailable and maxUnavailable"]
            : [];
}
