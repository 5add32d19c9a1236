using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class AutoscalerStartsAtTwo() : ObjectRule("kube-score/horizontalpodautoscaler-replicas")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "HorizontalPodAutoscaler" && (manifest.Spec.Number("minReplicas") ?? 1) < 2 ? ["set minReplicas to 2 or more"] : [];
}
