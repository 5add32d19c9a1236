using KErp.AppHost.Cluster;
using KErp.Hosting.HostProcesses;
using KErp.Names;

namespace KErp.AppHost;

internal static class AuditHeads
{
    /// <summary>Beside the servers' data on this machine; in a cluster a folder that no database role can write.</summary>
    public static IResourceBuilder<ProjectResource> WithAuditHeads(this IResourceBuilder<ProjectResource> worker, LocalEngine engine) =>
        worker.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? worker.WithEnvironment(ServiceVariables.AuditHeadsDirectory, WorkloadSizes.Worker.SharedFolder)
            : worker.WithEnvironment(ServiceVariables.AuditHeadsDirectory, engine.Data.For("audit-heads"));
}
