using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Workloads;

internal sealed class SelectsItsOwnPods() : ObjectRule(
    "kube-score/deployment-pod-selector-labels-match-template-metadata-labels",
    "kube-score/statefulset-pod-selector-labels-match-template-metadata-labels",
    "kube-linter/mismatching-selector",
    "kubescape/C-0296")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        (manifest.IsReplicated || manifest.Kind is "DaemonSet") && !PodTemplate.In(manifest).All(new Selector(manifest.Spec.At("selector")).Selects)
            ? ["let selector match the labels of template"]
            : [];
}
