using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Network;

/// <summary>Where all pods of a namespace are somebody else's, nothing can be said.</summary>
internal sealed class PolicyTargetsPod() : ObjectRule(
    "kube-score/networkpolicy-targets-pod",
    "kube-linter/dangling-networkpolicy",
    "kubescape/C-0300")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is "NetworkPolicy" && set.HasAllPodsOf(manifest.Namespace)
            && !set.PodsSelectedBy(manifest.Namespace, new Selector(manifest.Spec.At("podSelector"))).Any()
            ? ["select pods that exist"]
            : [];
}
