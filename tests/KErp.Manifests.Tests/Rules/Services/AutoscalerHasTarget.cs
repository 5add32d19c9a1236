using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class AutoscalerHasTarget() : ObjectRule(
    "kube-score/horizontalpodautoscaler-has-target",
    "kube-linter/dangling-horizontalpodautoscaler",
    "kubescape/C-0299")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "HorizontalPodAutoscaler" && !set.All.Any(workload => IsTarget(workload, manifest))
            ? ["name a workload that exists in scaleTargetRef, with its apiVersion"]
            : [];

    private static bool IsTarget(Manifest workload, Manifest hpa) =>
        workload.Namespace == hpa.Namespace && workload.Name == hpa.Spec.Text("scaleTargetRef.name") && workload.Kind == hpa.Spec.Text("scaleTargetRef.kind")
        && workload.ApiVersion == hpa.Spec.Text("scaleTargetRef.apiVersion");
}
