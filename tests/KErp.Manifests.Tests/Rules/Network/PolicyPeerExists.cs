using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Rules.Network;

internal sealed class PolicyPeerExists() : ObjectRule("kube-linter/dangling-networkpolicypeer-podselector", "kubescape/C-0302")
{
    protected override IEnumerable<string> Advice(Manifest manifest, ManifestSet set) =>
        manifest.Kind is not "NetworkPolicy" ? []
        : from peer in NetworkPolicies.PeersOf(manifest)
          where peer.Has("podSelector") && NetworkPolicies.NamespaceOf(peer, manifest) is { } @namespace && set.HasAllPodsOf(@namespace)
              && !set.PodsSelectedBy(@namespace, new Selector(peer.At("podSelector"))).Any()
          select $"let the peer {peer.At("podSelector")!.ToJsonString()} select pods that exist";
}
