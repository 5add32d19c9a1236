using KErp.Manifests.Tests.Reading;
using KErp.Manifests.Tests.Rules;

namespace KErp.Manifests.Tests.Reachability;

/// <summary>
/// Who may open a connection to whom, by the policies of both ends. It is about namespace kerp: an edge without an end there
/// is left out. As Kubernetes has it, an address block never means pods.
/// </summary>
internal sealed class ReachabilityMatrix
{
    private const string Home = "kerp";
    private readonly PolicySide _egress;
    private readonly PolicySide _ingress;
    private readonly IReadOnlyList<PodPeer> _pods;
    private readonly IReadOnlyList<AddressPeer> _addresses;
    private readonly IReadOnlyList<PortProbe> _ports;
    private readonly IReadOnlyList<AddressRange> _ranges;

    private ReachabilityMatrix(ManifestSet set, IEnumerable<PodPeer> foreign, IEnumerable<AddressPeer> addresses)
    {
        _egress = PolicySide.Egress(set);
        _ingress = PolicySide.Ingress(set);
        _pods = [.. set.Pods.Select(PodPeer.Of), .. foreign];
        _addresses = [.. addresses.OrderByDescending(peer => peer.Size)];
        _ports = [.. PortsOf(set, _pods)];
        _ranges = [.. Cut(set, _addresses)];
    }

    /// <returns>One line an edge: <c>source -> target:port</c>.</returns>
    public static IReadOnlySet<string> Of(ManifestSet set, IEnumerable<PodPeer> foreign, IEnumerable<AddressPeer> addresses)
    {
        var matrix = new ReachabilityMatrix(set, foreign, addresses);
        return matrix.BetweenPods().Concat(matrix.ToAddresses()).Concat(matrix.FromAddresses()).ToHashSet();
    }

    /// <summary>Pods of one name may differ in labels. What only some of them may do says so, and so matches no expectation.</summary>
    private IEnumerable<string> BetweenPods() =>
        from source in _pods.GroupBy(pod => pod.Name)
        from target in _pods.GroupBy(pod => pod.Name)
        where source.First().Namespace == Home || target.First().Namespace == Home
        let pairs = source.SelectMany(s => target.Select(t => (Source: s, Target: t))).ToList()
        from edge in pairs.SelectMany(pair => Open(port => IsOpen(pair.Source, pair.Target, port))).GroupBy(port => port)
        select $"{source.Key} -> {target.Key}:{edge.Key}{(edge.Count() == pairs.Count ? "" : " (some of the pods)")}";

    private bool IsOpen(PodPeer source, PodPeer target, PortProbe port) =>
        _egress.Allows(source, target, 0, port, target) && _ingress.Allows(target, source, 0, port, target);

    private IEnumerable<string> ToAddresses() =>
        from pod in _pods.Where(pod => pod.Namespace == Home)
        from port in Open(port => _ranges.Any(range => _egress.Allows(pod, null, range.First, port, null)))
        from name in NamesOf(range => _egress.Allows(pod, null, range.First, port, null))
        select $"{pod.Name} -> {name}:{port}";

    private IEnumerable<string> FromAddresses() =>
        from pod in _pods.Where(pod => pod.Namespace == Home)
        from port in Open(port => _ranges.Any(range => _ingress.Allows(pod, null, range.First, port, pod)))
        from name in NamesOf(range => _ingress.Allows(pod, null, range.First, port, pod))
        select $"{name} -> {pod.Name}:{port}";

    /// <summary>The peers whose addresses are all allowed, the largest first; what is left over goes by its first address.</summary>
    private List<string> NamesOf(Func<AddressRange, bool> isAllowed)
    {
        var left = _ranges.Where(isAllowed).ToHashSet();
        var names = new List<string>();
        foreach (var peer in _addresses)
        {
            var own = _ranges.Where(range => peer.Contains(range.First)).ToList();
            if (!own.All(isAllowed) || !own.Any(left.Contains)) continue;
            left.ExceptWith(own);
            names.Add($"cidr:{peer.Name}");
        }

        return [.. names, .. left.Select(range => $"cidr:({range})")];
    }

    private IEnumerable<PortProbe> Open(Func<PortProbe, bool> isOpen)
    {
        var open = _ports.Where(isOpen).ToList();
        return open.Where(port => port.Number == PortProbe.Other || !open.Contains(port with { Number = PortProbe.Other }));
    }

    private static IEnumerable<PortProbe> PortsOf(ManifestSet set, IEnumerable<PodPeer> pods)
    {
        var named = set.Of("NetworkPolicy").SelectMany(policy => policy.Tree.Everything()).SelectMany(node => node.Items("ports"))
            .SelectMany(entry => new[] { entry.Number("port"), entry.Number("endPort") }).OfType<long>().Select(number => (int)number);
        return from number in named.Concat(pods.SelectMany(pod => pod.PortNames.Values)).Append(PortProbe.Other).Distinct()
               from protocol in (string[])["TCP", "UDP"]
               select new PortProbe(number, protocol);
    }

    /// <summary>All addresses, cut wherever a block or a peer begins or ends: within a piece the policies make no difference.</summary>
    private static IEnumerable<AddressRange> Cut(ManifestSet set, IEnumerable<AddressPeer> addresses)
    {
        var blocks = set.Of("NetworkPolicy").SelectMany(NetworkPolicies.PeersOf).Where(peer => peer.Has("ipBlock"))
            .SelectMany(peer => peer.Texts("ipBlock.except").Append(peer.Text("ipBlock.cidr")!)).Select(AddressRange.Parse)
            .Concat(addresses.SelectMany(peer => peer.Blocks.Concat(peer.Except)));
        ulong[] starts = [.. blocks.SelectMany(block => new[] { block.First, (ulong)block.Last + 1 }).Append(0UL).Append(1UL << 32).Distinct().Order()];
        return starts.Zip(starts.Skip(1), (first, next) => new AddressRange((uint)first, (uint)(next - 1)));
    }
}
