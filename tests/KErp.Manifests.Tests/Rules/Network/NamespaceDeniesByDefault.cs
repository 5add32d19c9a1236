using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Network;

internal sealed class NamespaceDeniesByDefault() : ObjectRule("kubescape/C-0054")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "Namespace" && !set.Of("NetworkPolicy").Any(policy => policy.Namespace == manifest.Name && NetworkPolicies.DeniesAll(policy))
            ? ["give it a NetworkPolicy that denies both directions for every pod"]
            : [];
}
