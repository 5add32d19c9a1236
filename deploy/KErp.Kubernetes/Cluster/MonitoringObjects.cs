using System.Text.Json.Nodes;
using k8s;
using KErp.Kubernetes.CustomResources;
using KErp.Kubernetes.Releases;
using KErp.Kubernetes.Yaml;

namespace KErp.Kubernetes.Cluster;

/// <summary>The files of <c>deploy/monitoring</c>, each as the object that the monitoring stack looks for.</summary>
internal static class MonitoringObjects
{
    private const string Component = "monitoring";
    private const string AlertmanagerConfig = "alertmanager-config";
    private const string AlertmanagerKeys = "alertmanager-keys";

    public static IEnumerable<IKubernetesObject> Rules(ClusterContext cluster) =>
    [
        Labeled(new PrometheusRule { Metadata = Metadata("kerp-alerts"), Spec = new(Groups(cluster)) }),
    ];

    public static IEnumerable<IKubernetesObject> Dashboards(ClusterContext cluster) =>
        Files(cluster, "dashboards", "*.json").Select(file =>
        {
            var metadata = Metadata($"dashboard-{Path.GetFileNameWithoutExtension(file)}");
            metadata.Labels["grafana_dashboard"] = "1";
            return new V1ConfigMap
            {
                ApiVersion = "v1",
                Kind = "ConfigMap",
                Metadata = metadata,
                Data = new Dictionary<string, string> { [Path.GetFileName(file)] = File.ReadAllText(file) },
            };
        });

    /// <summary>The configuration names the files of its keys, so it holds none; where nobody is on call there is none.</summary>
    public static IEnumerable<IKubernetesObject> Alertmanager(ClusterContext cluster)
    {
        if (cluster.Stage.RunsEverything) yield break;
        yield return new V1Secret
        {
            ApiVersion = "v1",
            Kind = "Secret",
            Metadata = Metadata(AlertmanagerConfig),
            Type = "Opaque",
            StringData = new Dictionary<string, string> { ["alertmanager.yaml"] = File.ReadAllText(Path.Combine(cluster.MonitoringFolder, "alertmanager.yaml")) },
        };
        yield return Account(cluster);
        yield return Secrets.Store(cluster, Namespaces.Monitoring);
        yield return new ExternalSecret
        {
            Metadata = Metadata(AlertmanagerKeys),
            Spec = new("1h", new(ObjectNames.SecretStore), new(AlertmanagerKeys),
            [
                Secrets.Entry("slack_api_url", new("alerting", "slack_api_url"), cluster),
                Secrets.Entry("pagerduty_routing_key", new("alerting", "pagerduty_routing_key"), cluster),
            ]),
        };
    }

    /// <summary>The address that the analyses ask.</summary>
    public static V1Service PrometheusService() => new()
    {
        ApiVersion = "v1",
        Kind = "Service",
        Metadata = Metadata("prometheus"),
        Spec = new()
        {
            Type = "ClusterIP",
            Selector = new Dictionary<string, string> { [Labels.Name] = "prometheus" },
            Ports = [new() { Name = "http", Port = 9090, TargetPort = 9090, Protocol = "TCP", AppProtocol = "http" }],
        },
    };

    private static V1ServiceAccount Account(ClusterContext cluster)
    {
        var account = ReleaseObjects.ServiceAccount(ObjectNames.SecretStoreAccount, "secrets", cluster.Stage.Roles[ObjectNames.SecretStoreAccount]);
        account.Metadata.NamespaceProperty = Namespaces.Monitoring;
        return account;
    }

    private static JsonArray Groups(ClusterContext cluster)
    {
        var groups = Files(cluster, "rules", "*.yaml").SelectMany(file => YamlReader.Read(File.ReadAllText(file))["groups"]!.AsArray());
        return [.. groups.Select(group => group!.DeepClone())];
    }

    private static IOrderedEnumerable<string> Files(ClusterContext cluster, string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(cluster.MonitoringFolder, folder), pattern).Order(StringComparer.Ordinal);

    private static V1ObjectMeta Metadata(string name) => Labels.Metadata(name, name, Component, Namespaces.Monitoring);

    /// <summary>The stack takes the rules that carry its release's name.</summary>
    private static PrometheusRule Labeled(PrometheusRule rule)
    {
        rule.Metadata.Labels["release"] = "kube-prometheus-stack";
        return rule;
    }
}
