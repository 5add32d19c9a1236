using k8s;
using KErp.Kubernetes.CustomResources;
using KErp.Kubernetes.Model;

namespace KErp.Kubernetes.Cluster;

/// <summary>A Secret of each workload with what it references and nothing else: by External Secrets, or as it is in dev.</summary>
internal static class Secrets
{
    private const string Component = "secrets";

    public static IEnumerable<IKubernetesObject> Of(ClusterContext cluster) =>
        cluster.Stage.RunsEverything ? Contents(cluster).Select(Plain) : [Store(cluster), .. Contents(cluster).Select(c => External(c, cluster))];

    private static IEnumerable<SecretContent> Contents(ClusterContext cluster)
    {
        foreach (var workload in cluster.Model.Workloads.Where(w => w.Secrets.Count > 0))
            yield return new(ObjectNames.Secret(workload.Settings.Name), workload.Settings.Name, workload.Secrets);
        yield return Of(Resources.Nats, "NATS_PASSWORD", Parameters.NatsPassword);
        if (cluster.Stage.RunsEverything)
        {
            yield return Of(Resources.Postgres, "POSTGRES_PASSWORD", Parameters.PostgresPassword);
            yield return Of(Resources.Redis, "REDIS_PASSWORD", Parameters.RedisPassword);
            yield break;
        }

        yield return new(ObjectNames.CaSecret, ObjectNames.CaSecret, Files("tls", ("ca.crt", "ca")));
        foreach (var name in cluster.Model.Workloads.Where(w => w.Config.ContainsKey(EnvironmentVariables.GrpcTlsCertFile)).Select(w => w.Settings.Name).Append(Resources.Nats))
            yield return new(ObjectNames.Certificate(name), name, Files($"tls-{name}", ("tls.crt", "certificate"), ("tls.key", "key")));
    }

    private static SecretContent Of(string server, string variable, string parameter) =>
        new(ObjectNames.Secret(server), server, new Dictionary<string, SecretVariable> { [variable] = new(new(server, "password"), DevSecret.For(parameter)) });

    private static Dictionary<string, SecretVariable> Files(string store, params (string File, string Property)[] files) =>
        files.ToDictionary(f => f.File, f => new SecretVariable(new(store, f.Property), ""));

    private static V1Secret Plain(SecretContent content) => new()
    {
        ApiVersion = "v1",
        Kind = "Secret",
        Metadata = Labels.Metadata(content.Name, content.App, Component),
        Type = "Opaque",
        StringData = content.Variables.ToDictionary(v => v.Key, v => v.Value.DevValue),
    };

    private static ExternalSecret External(SecretContent content, ClusterContext cluster) => new()
    {
        Metadata = Labels.Metadata(content.Name, content.App, Component),
        Spec = new("1h", new(ObjectNames.SecretStore), new(content.Name), [.. content.Variables.Select(v => Entry(v.Key, v.Value.Location, cluster))]),
    };

    public static ExternalSecretEntry Entry(string key, SecretLocation location, ClusterContext cluster) =>
        new(key, new($"kerp/{cluster.Stage.Environment}/{location.Store}", location.Property));

    public static SecretStore Store(ClusterContext cluster, string ns = Namespaces.Kerp) => new()
    {
        Metadata = Labels.Metadata(ObjectNames.SecretStore, ObjectNames.SecretStoreAccount, Component, ns),
        Spec = new(new(new("SecretsManager", cluster.Stage.AwsRegion!, new(new(new(ObjectNames.SecretStoreAccount)))))),
    };

    private sealed record SecretContent(string Name, string App, IReadOnlyDictionary<string, SecretVariable> Variables);
}
