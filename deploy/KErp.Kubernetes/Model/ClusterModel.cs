using KErp.Kubernetes.Stages;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Model;

/// <summary>The AppHost's model, read for one environment.</summary>
internal sealed record ClusterModel(
    Stage Stage, IReadOnlyList<Workload> Workloads, PostgresServerResource? Postgres, RedisResource? Redis, NatsServerResource? Nats)
{
    public IEnumerable<Workload> Released => Workloads.Where(w => w.Kind is WorkloadKind.Rollout or WorkloadKind.Deployment);

    public Workload this[string name] => Workloads.Single(w => w.Settings.Name == name);
}
