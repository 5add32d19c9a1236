using KErp.Kubernetes.Model;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Cluster;

/// <summary>What namespace <c>kerp</c> needs at most: every autoscaler at its end, and the new version of everything beside the old.</summary>
/// <param name="CpuRequest">Cores.</param>
/// <param name="MemoryRequest">Gibibytes.</param>
/// <param name="CpuLimit">Cores.</param>
/// <param name="MemoryLimit">Gibibytes.</param>
/// <param name="Pods">Number.</param>
internal sealed record DeclaredMaximum(decimal CpuRequest, decimal MemoryRequest, decimal CpuLimit, decimal MemoryLimit, int Pods)
{
    /// <summary>Jobs that run beside the services: migration, backup, and two smoke Jobs.</summary>
    private const int Jobs = 4;

    private static readonly ContainerNeeds JobNeeds = new("500m", "512Mi", "2", "2Gi");

    public static DeclaredMaximum Of(ClusterModel model)
    {
        var pods = model.Released.SelectMany(w => Enumerable.Repeat(w.Settings.Needs, Replicas(w, model)))
            .Concat(Enumerable.Repeat(JobNeeds, Jobs))
            .Concat(StatefulServers.Needs(model))
            .ToList();
        var sidecars = Enumerable.Repeat(NatsCluster.ExporterNeeds, StatefulServers.BrokerReplicas(model));
        ContainerNeeds[] needs = [.. pods, .. sidecars];
        return new(
            needs.Sum(n => Amount(n.CpuRequest)),
            needs.Sum(n => Amount(n.MemoryRequest)) / Gibibyte,
            needs.Sum(n => Amount(n.CpuLimit)),
            needs.Sum(n => Amount(n.MemoryLimit)) / Gibibyte,
            pods.Count);
    }

    private const decimal Gibibyte = 1024m * 1024 * 1024;

    /// <summary>An autoscaler moves both versions of a Rollout; a Deployment adds one of the new before it takes one of the old.</summary>
    private static int Replicas(Workload workload, ClusterModel model)
    {
        var most = workload.ReplicasIn(model.Stage).Max;
        return workload.Kind == WorkloadKind.Rollout ? most * 2 : most + 1;
    }

    private static decimal Amount(string quantity) => new ResourceQuantity(quantity).ToDecimal();
}
