using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Access;

internal sealed class AccountMountsNoToken() : ObjectRule("kubescape/C-0034")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "ServiceAccount" && !manifest.Tree.Is("automountServiceAccountToken", false) ? ["set automountServiceAccountToken to false"] : [];
}
