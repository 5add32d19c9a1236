using System.Text.Json.Nodes;
using k8s;
using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Network;
using KErp.Kubernetes.Yaml;

namespace KErp.Kubernetes.Output;

/// <summary>What the owner of a cluster applies, by <c>kubectl apply -k</c>; in files named as the guide names them.</summary>
internal static class ManifestFiles
{
    /// <summary>Created by each deployment, so not part of what is applied.</summary>
    private const string MigrationJob = "jobs/migration.yaml";

    public static void Write(ClusterContext cluster, OutputFiles files)
    {
        var folder = $"kubernetes/{cluster.Stage.Environment}";
        var written = new List<string>();
        foreach (var (name, objects) in Files(cluster))
        {
            files.Add($"{folder}/{name}", Yaml(objects));
            if (name != MigrationJob) written.Add(name);
        }

        files.Add($"{folder}/kustomization.yaml", Kustomization(written));
        files.Add($"{folder}/edges.txt", string.Concat(Edges.Of(cluster).Select(e => $"{e}\n").Distinct().Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<(string Name, IEnumerable<IKubernetesObject> Objects)> Files(ClusterContext cluster)
    {
        var inCloud = !cluster.Stage.RunsEverything;
        yield return ("namespaces.yaml", Namespaces.Of(cluster));
        yield return ("resource-quota.yaml", Quotas.Of(cluster));
        yield return ("network-policies.yaml", NetworkPolicies.Of(cluster));
        yield return ("rbac.yaml", AccessControl.Of(cluster));
        yield return (inCloud ? "external-secrets.yaml" : "secrets.yaml", Secrets.Of(cluster));
        yield return ("nats.yaml", NatsCluster.Of(cluster));
        yield return ("backup-cronjob.yaml", BatchJobs.Backup(cluster));
        yield return ("db-migration.yaml", [BatchJobs.MigrationTemplate(cluster)]);
        yield return (MigrationJob, [BatchJobs.MigrationJob(cluster)]);
        yield return ("image-policy.yaml", ImagePolicy.Of(cluster));
        yield return ("shared-folders.yaml", cluster.Model.Released.Where(w => w.Settings.SharedFolder is not null).Select(w => Claims.Of(w, "1Gi", cluster)));
        yield return ("monitoring/prometheus-rules.yaml", MonitoringObjects.Rules(cluster));
        yield return ("monitoring/dashboards.yaml", MonitoringObjects.Dashboards(cluster));
        yield return ("monitoring/prometheus-service.yaml", [MonitoringObjects.PrometheusService()]);
        if (inCloud)
        {
            yield return ("monitoring/alertmanager-config.yaml", MonitoringObjects.Alertmanager(cluster));
            yield return ("cluster-autoscaler.yaml", NodeAutoscaler.Of(cluster));
            yield return ("storage-class.yaml", [Storage.Of()]);
            yield return ("log-collector.yaml", LogCollector.Of(cluster));
        }
        else
        {
            yield return ("postgres.yaml", DevServers.Postgres(cluster));
            yield return ("redis.yaml", DevServers.Redis(cluster));
        }
    }

    private static string Yaml(IEnumerable<IKubernetesObject> objects) => ManifestYaml.Write(objects.Select(ManifestTree.Of));

    private static string Kustomization(IEnumerable<string> files) => ManifestYaml.Write(new JsonObject
    {
        ["apiVersion"] = "kustomize.config.k8s.io/v1beta1",
        ["kind"] = "Kustomization",
        // Namespaces before what is in them; the rest in the order of the alphabet.
        ["resources"] = new JsonArray([.. files.OrderBy(f => f == "namespaces.yaml" ? 0 : 1).ThenBy(f => f, StringComparer.Ordinal).Select(f => JsonValue.Create(f))]),
    });
}
