using KErp.Manifests.Tests.Reading;
using KErp.Manifests.Tests.Rules;

namespace KErp.Manifests.Tests.Reachability;

/// <summary>What the policies of a cluster say about one direction.</summary>
internal sealed class PolicySide(ManifestSet set, string direction, string rules, string peers)
{
    private readonly List<Manifest> _policies = [.. set.Of("NetworkPolicy").Where(policy => NetworkPolicies.Speaks(policy, direction))];

    public static PolicySide Egress(ManifestSet set) => new(set, "Egress", "egress", "to");

    public static PolicySide Ingress(ManifestSet set) => new(set, "Ingress", "ingress", "from");

    /// <param name="self">The pods that the policies are for.</param>
    /// <param name="other">The other end: pods, or nothing where it is an address.</param>
    /// <param name="listener">Whose names of ports count.</param>
    public bool Allows(PodPeer self, PodPeer? other, uint address, PortProbe port, PodPeer? listener)
    {
        var selecting = _policies.Where(policy => policy.Namespace == self.Namespace && new Selector(policy.Spec.At("podSelector")).Matches(self.Labels)).ToList();
        return selecting.Count == 0 || selecting.Any(policy => policy.Spec.Items(rules).Any(rule =>
            (!rule.Items(peers).Any() || rule.Items(peers).Any(peer => other is null ? IsIn(peer, address) : Selects(peer, policy, other)))
            && (!rule.Items("ports").Any() || rule.Items("ports").Any(entry => IsPort(entry, port, listener)))));
    }

    private static bool IsIn(JsonNode peer, uint address) =>
        peer.Text("ipBlock.cidr") is { } cidr && AddressRange.Parse(cidr).Contains(address)
        && !peer.Texts("ipBlock.except").Any(hole => AddressRange.Parse(hole).Contains(address));

    private bool Selects(JsonNode peer, Manifest policy, PodPeer pod) =>
        !peer.Has("ipBlock")
        && (peer.At("namespaceSelector") is { } namespaces ? new Selector(namespaces).Matches(LabelsOf(pod.Namespace)) : pod.Namespace == policy.Namespace)
        && (!peer.Has("podSelector") || new Selector(peer.At("podSelector")).Matches(pod.Labels));

    // The API server gives each namespace its name as a label.
    private Dictionary<string, string> LabelsOf(string @namespace) =>
        new(set.Of("Namespace").Where(ns => ns.Name == @namespace).SelectMany(ns => ns.Labels)) { ["kubernetes.io/metadata.name"] = @namespace };

    private static bool IsPort(JsonNode entry, PortProbe port, PodPeer? listener)
    {
        if ((entry.Text("protocol") ?? "TCP") != port.Protocol) return false;
        if (entry.At("port") is null) return true;
        if (entry.Number("port") is { } number) return number <= port.Number && port.Number <= (entry.Number("endPort") ?? number);
        return listener is not null && listener.PortNames.TryGetValue(entry.Text("port")!, out var named) && named == port.Number;
    }
}
