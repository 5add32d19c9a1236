using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Network;

/// <summary>Who may talk to whom: what the model's references say, and the few ways in and out that no reference is for.</summary>
internal static class Edges
{
    private const int Https = 443;

    public static IReadOnlyList<Edge> Of(ClusterContext cluster)
    {
        var model = cluster.Model;
        return
        [
            .. References(model),
            .. Entrance(model),
            .. model.Workloads.SelectMany(w => Outside(w, cluster)),
            .. Scrapes(model),
            .. StatefulServers.BrokerReplicas(model) > 1 ? [new Edge(Nats, Nats, NatsCluster.RoutePort)] : Array.Empty<Edge>(),
        ];
    }

    private static readonly AppPeer Nats = new(Resources.Nats);

    private static IEnumerable<Edge> References(ClusterModel model) =>
        from workload in model.Workloads
        from call in workload.Calls
        select new Edge(new AppPeer(workload.Settings.Name), PeerOf(call.Resource, model), call.Port);

    private static Peer PeerOf(IResource resource, ClusterModel model)
    {
        if (resource.Annotations.OfType<WorkloadAnnotation>().LastOrDefault() is { } workload) return new AppPeer(workload.Settings.Name);
        if (model.Stage.RunsEverything) return new AppPeer(resource.Name);
        return resource switch
        {
            PostgresServerResource => Peers.Network("database", model.Stage.DatabaseSubnets),
            RedisResource => Peers.Network("cache", model.Stage.ElasticacheSubnets),
            _ => new AppPeer(resource.Name),
        };
    }

    /// <summary>The load balancer's addresses are in the public subnets; Jobs call the version that is tried.</summary>
    private static IEnumerable<Edge> Entrance(ClusterModel model)
    {
        foreach (var api in model.Workloads.Where(w => w.Kind == WorkloadKind.Rollout))
        {
            var port = api.Ports.Single(p => p.Name == Endpoints.Http).Number;
            var balancer = model.Stage.RunsEverything ? (Peer)Peers.Traefik : Peers.Network("load-balancer", model.Stage.PublicSubnets);
            yield return new(balancer, new AppPeer(api.Settings.Name), port);
            yield return new(new AppPeer(ObjectNames.Smoke), new AppPeer(api.Settings.Name), port);
        }
    }

    private static IEnumerable<Edge> Outside(Workload workload, ClusterContext cluster)
    {
        var source = new AppPeer(workload.Settings.Name);
        if (workload.Settings.ExternalHttps || workload.Config.ContainsKey(EnvironmentVariables.BackupBucket))
            yield return new(source, Peers.Internet, Https);
        if (workload.Settings.ExternalMail && cluster.Stage.Smtp is { } mail)
            yield return new(source, Peers.Network("mail", [mail.Cidr]), mail.Port);
        if (workload.Config.ContainsKey(EnvironmentVariables.OtlpEndpoint) && cluster.Stage.Otlp is { } otlp)
            yield return new(source, new ForeignPeer(otlp.App, otlp.Namespace, Labels.Name, otlp.App), otlp.Port);
    }

    private static IEnumerable<Edge> Scrapes(ClusterModel model) =>
        model.Released.Select(w => new Edge(Peers.Prometheus, new AppPeer(w.Settings.Name), Ports.Management))
            .Append(new Edge(Peers.Prometheus, Nats, NatsCluster.ExporterPort));
}
