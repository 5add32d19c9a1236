using k8s;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Pods;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Cluster;

/// <summary>Migration and backup.</summary>
internal static class BatchJobs
{
    private const string TimeZone = "Asia/Seoul";
    private const string BackupFolder = "/backups";

    /// <summary>Suspended: it is there to make Jobs of, after a restore.</summary>
    public static V1CronJob MigrationTemplate(ClusterContext cluster)
    {
        var job = CronJob("db-migration", Migration(cluster), cluster, "0 0 1 1 *", new("db-migration", 300, 0));
        job.Spec.Suspend = true;
        return job;
    }

    /// <summary>Created anew by each deployment: a name of its own, for a Job cannot be changed.</summary>
    public static V1Job MigrationJob(ClusterContext cluster)
    {
        var workload = Migration(cluster);
        var job = new V1Job
        {
            ApiVersion = "batch/v1",
            Kind = "Job",
            Metadata = Labels.Metadata("", workload.Settings.Name, workload.Settings.Component),
            Spec = Spec(workload, cluster, new("migration", 300, 0)),
        };
        job.Metadata.Name = null;
        job.Metadata.GenerateName = $"{workload.Settings.Name}-";
        job.Spec.TtlSecondsAfterFinished = 86400;
        return job;
    }

    /// <summary>Every six hours, as the guide has it, but not on the hour and in Korean time.</summary>
    public static IEnumerable<IKubernetesObject> Backup(ClusterContext cluster)
    {
        var workload = cluster.Model.Workloads.Single(w => w.Kind == WorkloadKind.Backup);
        if (workload.Config.ContainsKey(EnvironmentVariables.BackupDirectory)) yield return Claims.Of(workload, "20Gi", cluster);
        yield return CronJob("db-backup", workload, cluster, "30 1,7,13,19 * * *", new("backup", 7200, 3));
    }

    private static Workload Migration(ClusterContext cluster) => cluster.Model.Workloads.Single(w => w.Kind == WorkloadKind.Migration);

    private static V1CronJob CronJob(string name, Workload workload, ClusterContext cluster, string schedule, JobTimes times) => new()
    {
        ApiVersion = "batch/v1",
        Kind = "CronJob",
        Metadata = Labels.Metadata(name, workload.Settings.Name, workload.Settings.Component),
        Spec = new()
        {
            Schedule = schedule,
            TimeZone = TimeZone,
            ConcurrencyPolicy = "Forbid",
            StartingDeadlineSeconds = 1800,
            SuccessfulJobsHistoryLimit = 3,
            FailedJobsHistoryLimit = 3,
            JobTemplate = new() { Spec = Spec(workload, cluster, times) },
        },
    };

    private sealed record JobTimes(string Container, int DeadlineSeconds, int Retries);

    private static V1JobSpec Spec(Workload workload, ClusterContext cluster, JobTimes times) => new()
    {
        BackoffLimit = times.Retries,
        ActiveDeadlineSeconds = times.DeadlineSeconds,
        Template = new()
        {
            Metadata = new() { Labels = Labels.Of(workload.Settings.Name, workload.Settings.Component) },
            Spec = PodTemplates.Hardened(Pod(workload, cluster, times)),
        },
    };

    private static V1PodSpec Pod(Workload workload, ClusterContext cluster, JobTimes times)
    {
        var volumes = PodVolumes.Of(workload).ToList();
        if (workload.Config.ContainsKey(EnvironmentVariables.BackupDirectory))
            volumes.Add(PodVolume.OfClaim("backups", ObjectNames.Shared(workload.Settings.Name), BackupFolder));
        return new()
        {
            ServiceAccountName = workload.Settings.Name,
            // A backup starts again in its pod; a migration that failed halfway is looked at first.
            RestartPolicy = times.Retries > 0 ? "OnFailure" : "Never",
            Containers =
            [
                new()
                {
                    Name = times.Container,
                    Image = cluster.Image(workload.Settings.Image ?? workload.Settings.Name),
                    ImagePullPolicy = "Always",
                    Command = workload.Command.Count == 0 ? null : ["/app/migrate", .. workload.Command],
                    Env = [.. workload.Config.Select(c => new V1EnvVar { Name = c.Key, Value = c.Value })],
                    EnvFrom = [new() { SecretRef = new() { Name = ObjectNames.Secret(workload.Settings.Name) } }],
                    Resources = PodTemplates.Resources(workload.Settings.Needs),
                    SecurityContext = PodSecurity.Container(),
                    VolumeMounts = [.. volumes.Select(v => v.Mount)],
                },
            ],
            Volumes = [.. volumes.Select(v => v.Volume)],
        };
    }
}
