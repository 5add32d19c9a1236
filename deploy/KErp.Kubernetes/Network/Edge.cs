using KErp.Kubernetes.Cluster;

namespace KErp.Kubernetes.Network;

/// <summary><paramref name="Source"/> may open connections to <paramref name="Port"/> (TCP) of <paramref name="Target"/>.</summary>
internal sealed record Edge(Peer Source, Peer Target, int Port)
{
    /// <summary>As <c>edges.txt</c> has it.</summary>
    public override string ToString() => $"{Place(Source)} -> {Place(Target)}:{Port}";

    private static string Place(Peer peer) => peer switch
    {
        AppPeer => $"{Namespaces.Kerp}/{peer.Name}",
        ForeignPeer foreign => $"{foreign.Namespace}/{foreign.Name}",
        _ => $"cidr:{peer.Name}",
    };
}
