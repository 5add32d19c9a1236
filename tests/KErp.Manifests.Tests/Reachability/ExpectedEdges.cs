using KErp.Manifests.Tests.Reading;

namespace KErp.Manifests.Tests.Reachability;

/// <summary>
/// The edges that a publisher declares in edges.txt, one a line, and what follows from them: every pod of kerp may ask the
/// cluster's resolver, and pods that nobody declared may do nothing else.
/// </summary>
internal sealed class ExpectedEdges
{
    private const string Home = "kerp";
    private const string Resolver = "kube-system/kube-dns";
    private static readonly PodPeer[] Strangers = [.. ((string[])["kerp", "kerp-monitoring", "kerp-logging", "kube-system", "default"]).Select(ns => PodPeer.Foreign(ns, "stranger"))];
    private readonly IReadOnlyList<string> _declared;

    private ExpectedEdges(IReadOnlyList<string> declared) => _declared = declared;

    public static ExpectedEdges Parse(string text) =>
        new([.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#')]);

    /// <summary>Pods of others: those that are declared in another namespace and in no manifest, the resolver, and strangers.</summary>
    public IEnumerable<PodPeer> Foreign(ManifestSet set) =>
        _declared.SelectMany(Ends).Append(Resolver).Where(end => !end.StartsWith("cidr:", StringComparison.Ordinal)).Distinct()
            .Select(end => end.Split('/')).Select(parts => PodPeer.Foreign(parts[0], parts[1]))
            .Where(peer => peer.Namespace != Home && !set.Pods.Any(pod => PodPeer.Of(pod).Name == peer.Name))
            .Concat(Strangers);

    public IReadOnlySet<string> For(ManifestSet set) =>
        _declared.Concat(
            from pod in set.Pods.Select(PodPeer.Of).Concat(Strangers)
            where pod.Namespace == Home
            from port in (string[])["53", "53/udp"]
            select $"{pod.Name} -> {Resolver}:{port}").ToHashSet();

    private static IEnumerable<string> Ends(string line)
    {
        var ends = line.Split(" -> ");
        return ends.Length == 2 && ends[1].LastIndexOf(':') is > 0 and var colon
            ? [ends[0], ends[1][..colon]]
            : throw new InvalidDataException($"edges.txt: '{line}' is not `source -> target:port`");
    }
}
