using KErp.Kubernetes.Stages;
using KErp.Names;

namespace KErp.AppHost.Cluster;

internal static class Backups
{
    private const string Folder = "/backups";

    /// <summary>Dumps the database every six hours; in a cluster only.</summary>
    public static void AddBackup(this IDistributedApplicationBuilder builder, IResourceBuilder<PostgresRoleResource> role)
    {
        if (builder.ExecutionContext.IsRunMode) return;
        builder.AddContainer(Resources.Backup, Workloads.Backup)
            .WithReference(role, ConnectionNames.BackupDatabase)
            .WithStageValue(EnvironmentVariables.BackupBucket, stage => stage.BackupBucket)
            .WithStageValue(EnvironmentVariables.AwsRegion, stage => stage.AwsRegion)
            .WithStageValue(EnvironmentVariables.BackupDirectory, stage => stage.RunsEverything ? Folder : null)
            .WithStageValue(EnvironmentVariables.TlsCaFile, stage => stage.RunsEverything ? null : KErp.Kubernetes.ClusterTls.CaFile)
            .PublishAsBackup(WorkloadSizes.Backup);
    }
}
