using k8s;
using KErp.Kubernetes.Cluster;

namespace KErp.Kubernetes.Network;

/// <summary>Section 3.3 of the operations guide: nobody talks to anybody, but for the edges of the model, in both directions.</summary>
internal static class NetworkPolicies
{
    public const string Ingress = "Ingress";
    public const string Egress = "Egress";

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster)
    {
        var edges = Edges.Of(cluster);
        return
        [
            DenyAll(Namespaces.Kerp),
            AllowDns(Namespaces.Kerp),
            .. edges.Where(e => e.Source is AppPeer).GroupBy(EgressName).Select(group => EgressPolicy(group.Key, [.. group])),
            .. edges.Where(e => e.Target is AppPeer).GroupBy(IngressName).Select(group => IngressPolicy(group.Key, [.. group])),
            .. PlatformPolicies.Of(cluster),
        ];
    }

    /// <summary>The guide's names where what they say is still true.</summary>
    private static string EgressName(Edge edge) =>
        edge.Target == Peers.Internet && edge.Source.Name != Names.Workloads.Backup ? "allow-egress-external" : $"{edge.Source.Name}-to-{edge.Target.Name}";

    private static string IngressName(Edge edge) => edge switch
    {
        { Source: NetworkPeer or ForeignPeer } when edge.Source == Peers.Prometheus => $"allow-prometheus-scrape-{edge.Port}",
        { Source: NetworkPeer or ForeignPeer, Target.Name: Names.Workloads.Api } => "allow-api-ingress",
        _ => $"{edge.Target.Name}-from-{edge.Source.Name}",
    };

    private static V1NetworkPolicy EgressPolicy(string name, IReadOnlyList<Edge> edges) => Policy(name, Namespaces.Kerp, new()
    {
        PodSelector = Select(edges.Select(e => e.Source.Name)),
        PolicyTypes = [Egress],
        Egress = [.. edges.GroupBy(e => e.Target).Select(target => new V1NetworkPolicyEgressRule { To = Rules(target.Key), Ports = Tcp(target.Select(e => e.Port)) })],
    });

    private static V1NetworkPolicy IngressPolicy(string name, IReadOnlyList<Edge> edges) => Policy(name, Namespaces.Kerp, new()
    {
        PodSelector = Select(edges.Select(e => e.Target.Name)),
        PolicyTypes = [Ingress],
        Ingress = [.. edges.GroupBy(e => e.Source).Select(source => new V1NetworkPolicyIngressRule { FromProperty = Rules(source.Key), Ports = Tcp(source.Select(e => e.Port)) })],
    });

    public static V1NetworkPolicy DenyAll(string ns) =>
        Policy("default-deny-all", ns, new() { PodSelector = new(), PolicyTypes = [Ingress, Egress] });

    /// <summary>UDP, and TCP for answers that are too long for it; to the cluster's own resolver and no other.</summary>
    public static V1NetworkPolicy AllowDns(string ns) => Policy("allow-dns", ns, new()
    {
        PodSelector = new(),
        PolicyTypes = [Egress],
        Egress =
        [
            new()
            {
                To = [InNamespace(Namespaces.System, "k8s-app", "kube-dns")],
                Ports = [new() { Protocol = "UDP", Port = 53 }, new() { Protocol = "TCP", Port = 53 }],
            },
        ],
    });

    public static V1NetworkPolicy Policy(string name, string ns, V1NetworkPolicySpec spec) => new()
    {
        ApiVersion = "networking.k8s.io/v1",
        Kind = "NetworkPolicy",
        Metadata = Labels.Metadata(name, name, "network", ns),
        Spec = spec,
    };

    public static IList<V1NetworkPolicyPort> Tcp(IEnumerable<int> ports) =>
        [.. ports.Distinct().Order().Select(port => new V1NetworkPolicyPort { Protocol = "TCP", Port = port })];

    private static V1LabelSelector Select(IEnumerable<string> apps)
    {
        var names = apps.Distinct().Order(StringComparer.Ordinal).ToList();
        return names.Count == 1
            ? Labels.Selector(names[0])
            : new() { MatchExpressions = [new() { Key = Labels.App, OperatorProperty = "In", Values = names }] };
    }

    public static IList<V1NetworkPolicyPeer> Rules(Peer peer) => peer switch
    {
        AppPeer app => [new() { PodSelector = Labels.Selector(app.App) }],
        ForeignPeer foreign => [InNamespace(foreign.Namespace, foreign.Label, foreign.Value)],
        NetworkPeer network => [.. network.Blocks.Select(block => new V1NetworkPolicyPeer
        {
            IpBlock = new() { Cidr = block, Except = network.Except.Count == 0 ? null : [.. network.Except] },
        })],
        _ => throw new ArgumentOutOfRangeException(nameof(peer), peer, "is no peer"),
    };

    private static V1NetworkPolicyPeer InNamespace(string ns, string label, string value) => new()
    {
        NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = ns } },
        PodSelector = new() { MatchLabels = new Dictionary<string, string> { [label] = value } },
    };
}
