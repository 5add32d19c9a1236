using System.Text;

namespace KErp.Kubernetes.Cluster;

/// <summary>
/// <c>nats.conf</c>. <c>sync_interval: always</c> because JetStream otherwise answers before it is durable and syncs every
/// two minutes (jepsen.io/analyses/nats-2.12.1).
/// </summary>
internal static class NatsConfiguration
{
    public static string Write(int replicas, bool tls)
    {
        var text = new StringBuilder()
            .Append("server_name: $POD_NAME\n")
            .Append($"port: {Ports.Nats}\n")
            .Append($"http_port: {Ports.NatsMonitor}\n")
            .Append("lame_duck_grace_period: 10s\n")
            .Append("lame_duck_duration: 30s\n")
            .Append("authorization { user: nats, password: $NATS_PASSWORD }\n")
            .Append("jetstream {\n  store_dir: /data\n  sync_interval: always\n}\n");
        if (tls) text.Append(Tls(""));
        if (replicas > 1) text.Append(Cluster(replicas, tls));
        return text.ToString();
    }

    private static string Cluster(int replicas, bool tls)
    {
        var routes = Enumerable.Range(0, replicas)
            .Select(i => $"    nats://nats:$NATS_PASSWORD@{Resources.Nats}-{i}.{Resources.Nats}:{NatsCluster.RoutePort}\n");
        return $"cluster {{\n  name: kerp\n  port: {NatsCluster.RoutePort}\n"
            + "  authorization { user: nats, password: $NATS_PASSWORD }\n"
            + $"  routes: [\n{string.Concat(routes)}  ]\n"
            + (tls ? Tls("  ") : "")
            + "}\n";
    }

    private static string Tls(string indent) =>
        $"{indent}tls {{ cert_file: {ClusterTls.CertFile}, key_file: {ClusterTls.KeyFile}, ca_file: {ClusterTls.CaFile} }}\n";
}
