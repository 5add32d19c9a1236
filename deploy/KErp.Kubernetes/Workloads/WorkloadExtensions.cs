using KErp.Kubernetes.Workloads;

namespace Aspire.Hosting;

/// <summary>What a resource becomes in the cluster.</summary>
public static class WorkloadExtensions
{
    public static IResourceBuilder<T> PublishAsRollout<T>(this IResourceBuilder<T> builder, WorkloadSettings settings)
        where T : IResource => builder.PublishAs(WorkloadKind.Rollout, settings);

    public static IResourceBuilder<T> PublishAsDeployment<T>(this IResourceBuilder<T> builder, WorkloadSettings settings)
        where T : IResource => builder.PublishAs(WorkloadKind.Deployment, settings);

    public static IResourceBuilder<T> PublishAsMigration<T>(this IResourceBuilder<T> builder, WorkloadSettings settings)
        where T : IResource => builder.PublishAs(WorkloadKind.Migration, settings);

    public static IResourceBuilder<T> PublishAsBackup<T>(this IResourceBuilder<T> builder, WorkloadSettings settings)
        where T : IResource => builder.PublishAs(WorkloadKind.Backup, settings);

    private static IResourceBuilder<T> PublishAs<T>(this IResourceBuilder<T> builder, WorkloadKind kind, WorkloadSettings settings)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        return builder.WithAnnotation(new WorkloadAnnotation(kind, settings), ResourceAnnotationMutationBehavior.Replace);
    }
}
