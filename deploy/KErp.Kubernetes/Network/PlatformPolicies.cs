using KErp.Kubernetes.Cluster;

namespace KErp.Kubernetes.Network;

/// <summary>What the monitoring stack and the log collector may do in their namespaces, and nothing else.</summary>
internal static class PlatformPolicies
{
    /// <summary>API server, kubelets, and node exporters.</summary>
    private static readonly int[] ControlPlane = [443, 6443, 9100, 10250];

    /// <summary>Admission and metrics APIs that the API server calls.</summary>
    private static readonly int[] Webhooks = [443, 6443, 8443, 10250];

    public static IEnumerable<V1NetworkPolicy> Of(ClusterContext cluster)
    {
        var nodes = Peers.Network("nodes", [cluster.Stage.VpcCidr]);
        foreach (var ns in (string[])[Namespaces.Monitoring, Namespaces.Logging])
        {
            yield return NetworkPolicies.DenyAll(ns);
            yield return NetworkPolicies.AllowDns(ns);
            yield return AllowEgress("allow-control-plane", ns, new(), nodes, ControlPlane);
        }

        yield return WithinMonitoring();
        yield return FromApiServer(nodes);
        yield return AllowEgress("prometheus-to-kerp", Namespaces.Monitoring, Named("prometheus"), null, [Ports.Management, NatsCluster.ExporterPort]);
        yield return AllowEgress("alertmanager-to-internet", Namespaces.Monitoring, Named("alertmanager"), Peers.Internet, [443]);
        if (!cluster.Stage.RunsEverything)
            yield return AllowEgress("log-collector-to-internet", Namespaces.Logging, Named(LogCollector.Name), Peers.Internet, [443]);
    }

    /// <summary>In a namespace that is not ours, so for its pods alone: the resolver, the API server, and AWS.</summary>
    public static IEnumerable<V1NetworkPolicy> NodeAutoscaler(string app, ClusterContext cluster)
    {
        var dns = NetworkPolicies.AllowDns(Namespaces.System);
        dns.Metadata = Labels.Metadata($"{app}-to-dns", app, "network", Namespaces.System);
        dns.Spec.PodSelector = Labels.Selector(app);
        var apiServer = AllowEgress($"{app}-to-api-server", Namespaces.System, Labels.Selector(app), Peers.Network("nodes", [cluster.Stage.VpcCidr]), [443, 6443]);
        var aws = AllowEgress($"{app}-to-internet", Namespaces.System, Labels.Selector(app), Peers.Internet, [443]);
        var nobody = NetworkPolicies.Policy($"{app}-from-nobody", Namespaces.System, new() { PodSelector = Labels.Selector(app), PolicyTypes = [NetworkPolicies.Ingress] });
        return [dns, apiServer, aws, nobody];
    }

    private static V1LabelSelector Named(string name) => new() { MatchLabels = new Dictionary<string, string> { [Labels.Name] = name } };

    /// <param name="target">Null: the pods of namespace <c>kerp</c>.</param>
    private static V1NetworkPolicy AllowEgress(string name, string ns, V1LabelSelector source, NetworkPeer? target, IEnumerable<int> ports) =>
        NetworkPolicies.Policy(name, ns, new()
        {
            PodSelector = source,
            PolicyTypes = [NetworkPolicies.Egress],
            Egress = [new() { To = target is null ? [InKerp] : NetworkPolicies.Rules(target), Ports = NetworkPolicies.Tcp(ports) }],
        });

    private static readonly V1NetworkPolicyPeer InKerp =
        new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = Namespaces.Kerp } }, PodSelector = new() };

    /// <summary>Prometheus, Alertmanager, Grafana, operator and exporters among themselves.</summary>
    private static V1NetworkPolicy WithinMonitoring() => NetworkPolicies.Policy("allow-within-namespace", Namespaces.Monitoring, new()
    {
        PodSelector = new(),
        PolicyTypes = [NetworkPolicies.Ingress, NetworkPolicies.Egress],
        Ingress = [new() { FromProperty = [new() { PodSelector = new() }] }, new() { FromProperty = [InArgo], Ports = NetworkPolicies.Tcp([9090]) }],
        Egress = [new() { To = [new() { PodSelector = new() }] }],
    });

    /// <summary>Argo Rollouts asks Prometheus whether a version may go on.</summary>
    private static readonly V1NetworkPolicyPeer InArgo =
        new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = "argo-rollouts" } }, PodSelector = new() };

    private static V1NetworkPolicy FromApiServer(NetworkPeer nodes) => NetworkPolicies.Policy("allow-api-server", Namespaces.Monitoring, new()
    {
        PodSelector = new(),
        PolicyTypes = [NetworkPolicies.Ingress],
        Ingress = [new() { FromProperty = NetworkPolicies.Rules(nodes), Ports = NetworkPolicies.Tcp(Webhooks) }],
    });
}
