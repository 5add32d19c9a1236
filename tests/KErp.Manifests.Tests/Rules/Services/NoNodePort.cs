using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Services;

internal sealed class NoNodePort() : ObjectRule("kube-score/service-type")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "Service" && manifest.Spec.Text("type") is "NodePort" ? ["use another type than NodePort"] : [];
}
