using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Objects;

internal sealed class HasRecommendedLabels() : ObjectRule("kubescape/C-0076", "kubescape/C-0077")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        Labels.Missing(manifest.Labels).Select(label => $"label it {label}")
        .Concat(PodTemplate.In(manifest).SelectMany(pod => Labels.Missing(pod.Labels)).Select(label => $"label its pods {label}"));
}
