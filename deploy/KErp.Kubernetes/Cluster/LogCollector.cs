using k8s;
using KErp.Kubernetes.Pods;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Cluster;

/// <summary>Sends what the pods print to CloudWatch. It reads a folder of each node, which namespace <c>kerp</c> allows nobody.</summary>
internal static class LogCollector
{
    public const string Name = "log-collector";
    private const string Component = "logging";
    private const string ConfigName = "log-collector-config";
    private static readonly ContainerNeeds Needs = new("100m", "256Mi", "500m", "256Mi");

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster) =>
    [
        Account(cluster),
        Configuration(cluster),
        new V1DaemonSet
        {
            ApiVersion = "apps/v1",
            Kind = "DaemonSet",
            Metadata = Labels.Metadata(Name, Name, Component, Namespaces.Logging),
            Spec = new()
            {
                RevisionHistoryLimit = 3,
                Selector = Labels.Selector(Name),
                UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxUnavailable = 1 } },
                Template = new() { Metadata = new() { Labels = Labels.Of(Name, Component) }, Spec = Pod(cluster) },
            },
        },
    ];

    private static V1ServiceAccount Account(ClusterContext cluster)
    {
        var metadata = Labels.Metadata(Name, Name, Component, Namespaces.Logging);
        metadata.Annotations = new Dictionary<string, string> { ["eks.amazonaws.com/role-arn"] = cluster.Stage.Roles[Name] };
        return new() { ApiVersion = "v1", Kind = "ServiceAccount", Metadata = metadata, AutomountServiceAccountToken = false };
    }

    private static V1ConfigMap Configuration(ClusterContext cluster) => new()
    {
        ApiVersion = "v1",
        Kind = "ConfigMap",
        Metadata = Labels.Metadata(ConfigName, Name, Component, Namespaces.Logging),
        Data = new Dictionary<string, string> { ["fluent-bit.yaml"] = Pipeline(cluster) },
    };

    /// <summary>The file's name says namespace, pod and container; the API server need not be asked.</summary>
    private static string Pipeline(ClusterContext cluster) =>
        $"""
        service:
          flush: 5
          http_server: true
          http_port: 2020
          health_check: true
        pipeline:
          inputs:
            - name: tail
              tag: kube.*
              path: /var/log/containers/*_{Namespaces.Kerp}_*.log
              multiline.parser: docker, cri
              db: /state/tail.db
              read_from_head: true
              mem_buf_limit: 64MB
              skip_long_lines: true
          outputs:
            - name: cloudwatch_logs
              match: kube.*
              region: {cluster.Stage.AwsRegion}
              log_group_name: /kerp/{cluster.Stage.Environment}/application
              log_stream_prefix: node-
              auto_create_group: false
              log_retention_days: {cluster.Stage.LogRetentionDays}
        """ + "\n";

    private static V1PodSpec Pod(ClusterContext cluster) => new()
    {
        ServiceAccountName = Name,
        AutomountServiceAccountToken = false,
        EnableServiceLinks = false,
        // Nodes of every group, whatever they are tainted with.
        Tolerations = [new() { OperatorProperty = "Exists" }],
        Containers =
        [
            new()
            {
                Name = Name,
                Image = cluster.Image("aws-for-fluent-bit"),
                ImagePullPolicy = "Always",
                // The image's own entry point takes no arguments.
                Command = ["/fluent-bit/bin/fluent-bit", "--config=/config/fluent-bit.yaml"],
                Ports = [new() { Name = "http", ContainerPort = 2020, Protocol = "TCP" }],
                Resources = PodTemplates.Resources(Needs),
                SecurityContext = Security(),
                ReadinessProbe = Probe("/api/v1/health", 10, 3),
                // The server answers: a CloudWatch that refuses is no reason to start again.
                LivenessProbe = Probe("/", 30, 4),
                VolumeMounts =
                [
                    new() { Name = "config", MountPath = "/config", ReadOnlyProperty = true },
                    new() { Name = "logs", MountPath = "/var/log", ReadOnlyProperty = true },
                    new() { Name = "state", MountPath = "/state" },
                ],
            },
        ],
        Volumes =
        [
            new() { Name = "config", ConfigMap = new() { Name = ConfigName } },
            new() { Name = "logs", HostPath = new() { Path = "/var/log", Type = "Directory" } },
            // A restarted container goes on where it was; a new pod reads what the node still has once more, rather than lose it.
            new() { Name = "state", EmptyDir = new() { SizeLimit = new("64Mi") } },
        ],
    };

    /// <summary>Of the group of root, which may read a node's logs; not root itself.</summary>
    private static V1SecurityContext Security()
    {
        var security = PodSecurity.Container();
        security.RunAsGroup = 0;
        return security;
    }

    private static V1Probe Probe(string path, int period, int failures) =>
        new() { HttpGet = new() { Path = path, Port = "http", Scheme = "HTTP" }, PeriodSeconds = period, TimeoutSeconds = 5, FailureThreshold = failures };
}
