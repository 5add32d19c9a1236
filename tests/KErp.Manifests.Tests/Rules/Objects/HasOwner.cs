using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Objects;

internal sealed class HasOwner() : ObjectRule("kube-linter/required-label-owner")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        PodTemplate.In(manifest).Any() && !manifest.Labels.ContainsKey("owner") ? ["label it owner"] : [];
}
