using KErp.Kubernetes.Cluster;

namespace KErp.Kubernetes.Network;

/// <summary>One end of an allowed connection.</summary>
internal abstract record Peer(string Name);

/// <summary>Pods of namespace <c>kerp</c> by their label <c>app</c>.</summary>
internal sealed record AppPeer(string App) : Peer(App);

/// <summary>Pods of another namespace.</summary>
internal sealed record ForeignPeer(string Name, string Namespace, string Label, string Value) : Peer(Name);

/// <summary>Addresses outside the cluster.</summary>
internal sealed record NetworkPeer(string Name, IReadOnlyList<string> Blocks, IReadOnlyList<string> Except) : Peer(Name);

internal static class Peers
{
    private static readonly string[] PrivateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

    /// <summary>Everything but private networks: what lies in those has a name of its own.</summary>
    public static readonly NetworkPeer Internet = new("internet", ["0.0.0.0/0"], PrivateNetworks);

    public static readonly ForeignPeer Prometheus = new("prometheus", Namespaces.Monitoring, Labels.Name, "prometheus");

    public static readonly ForeignPeer Traefik = new("traefik", Namespaces.System, Labels.Name, "traefik");

    public static NetworkPeer Network(string name, IReadOnlyList<string> blocks) => new(name, blocks, []);
}
