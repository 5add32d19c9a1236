namespace KErp.Kubernetes.Workloads;

public enum WorkloadKind
{
    /// <summary>An Argo Rollout, with two Services and an Ingress.</summary>
    Rollout,
    Deployment,

    /// <summary>A Job that is made for each run, and a suspended CronJob that it can be made from.</summary>
    Migration,

    /// <summary>A CronJob.</summary>
    Backup,
}

internal sealed record WorkloadAnnotation(WorkloadKind Kind, WorkloadSettings Settings) : IResourceAnnotation;
