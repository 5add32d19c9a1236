using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Stages;

namespace KErp.Kubernetes.Releases;

/// <summary>The way in: an AWS load balancer with certificate and firewall, or the Traefik that K3s brings.</summary>
internal static class Ingresses
{
    private const string Alb = "alb.ingress.kubernetes.io";
    private const string Weighed = "use-annotation";
    private const int DrainSeconds = 30;

    public static V1Ingress Of(Workload workload, ClusterContext cluster, Strategy strategy)
    {
        var serving = ObjectNames.Service(workload.Settings.Name, strategy == Strategy.BlueGreen ? Services.Active : Services.Stable);
        var weighed = strategy == Strategy.Canary && !cluster.Stage.RunsEverything;
        var metadata = Labels.Metadata(ObjectNames.Ingress, workload.Settings.Name, workload.Settings.Component);
        metadata.Annotations = cluster.Stage.RunsEverything ? null : Annotations(cluster.Stage);
        return new()
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = "Ingress",
            Metadata = metadata,
            Spec = new()
            {
                IngressClassName = cluster.Stage.RunsEverything ? "traefik" : "alb",
                Rules =
                [
                    new()
                    {
                        Host = cluster.Stage.Host,
                        Http = new()
                        {
                            Paths =
                            [
                                new()
                                {
                                    Path = "/",
                                    PathType = "Prefix",
                                    // Argo Rollouts writes the weights into an annotation, which this port name makes count.
                                    Backend = new() { Service = new() { Name = serving, Port = weighed ? new() { Name = Weighed } : new() { Number = Services.Port } } },
                                },
                            ],
                        },
                    },
                ],
            },
        };
    }

    private static SortedDictionary<string, string> Annotations(Stage stage) => new(StringComparer.Ordinal)
    {
        [$"{Alb}/scheme"] = "internet-facing",
        [$"{Alb}/target-type"] = "ip",
        [$"{Alb}/listen-ports"] = """[{"HTTP": 80}, {"HTTPS": 443}]""",
        [$"{Alb}/ssl-redirect"] = "443",
        [$"{Alb}/ssl-policy"] = "ELBSecurityPolicy-TLS13-1-2-2021-06",
        [$"{Alb}/certificate-arn"] = stage.CertificateArn!,
        [$"{Alb}/wafv2-acl-arn"] = stage.WebAclArn!,
        [$"{Alb}/healthcheck-path"] = HealthPaths.Ready,
        [$"{Alb}/healthcheck-interval-seconds"] = "10",
        [$"{Alb}/target-group-attributes"] = $"deregistration_delay.timeout_seconds={DrainSeconds}",
        [$"{Alb}/load-balancer-attributes"] = "routing.http.drop_invalid_header_fields.enabled=true",
    };
}
