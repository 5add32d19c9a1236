using System.Text.Json.Nodes;
using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Output;
using KErp.Kubernetes.Releases;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Charts;

/// <summary>The forms in which a workload is released in one environment.</summary>
internal static class ChartVariants
{
    public static IEnumerable<ChartVariant> Of(Workload workload, ClusterContext cluster)
    {
        var values = Values(workload, cluster);
        var tokens = Tokens(workload, cluster);
        Strategy[] strategies = workload.Kind == WorkloadKind.Rollout ? [Strategy.BlueGreen, Strategy.Canary] : [Strategy.BlueGreen];
        foreach (var strategy in strategies)
            yield return new ChartVariant(cluster.Stage.Environment, workload.Settings.Name, strategy, tokens, values)
            {
                Objects = [.. ReleaseObjects.Of(workload, cluster, strategy).Select(o => tokens.Put(ManifestTree.Of(o)))],
            };
    }

    public static ReleaseTokens Tokens(Workload workload, ClusterContext cluster) =>
        new(workload.Settings.Name, ServesGrpc(workload) ? workload.ServiceName : null, cluster.Image(ImageName(workload)));

    public static bool ServesGrpc(Workload workload) => workload.Ports.Any(port => port.Name == Endpoints.Grpc);

    private static string ImageName(Workload workload) => workload.Settings.Image ?? workload.Settings.Name;

    private static JsonObject Values(Workload workload, ClusterContext cluster)
    {
        var image = cluster.Images[ImageName(workload)];
        var values = new JsonObject
        {
            ["image"] = new JsonObject { ["repository"] = $"{cluster.Stage.Registry}/{image.Name}", ["tag"] = image.Tag, ["digest"] = image.Digest },
        };
        if (workload.Kind == WorkloadKind.Rollout) values[ChartBindings.StrategyValue] = "blueGreen";
        if (ServesGrpc(workload)) values["service"] = new JsonObject { ["name"] = workload.ServiceName };
        return values;
    }
}
