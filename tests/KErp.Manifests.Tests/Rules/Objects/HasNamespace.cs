using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Objects;

internal sealed class HasNamespace() : ObjectRule("kube-linter/use-namespace", "kubescape/C-0061")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.IsNamespaced && manifest.Namespace is "default" ? ["set metadata.namespace, to another than default"] : [];
}
