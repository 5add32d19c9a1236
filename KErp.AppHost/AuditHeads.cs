using KErp.Hosting.HostProcesses;
using KErp.Names;

namespace KErp.AppHost;

internal static class AuditHeads
{
    /// <summary>Beside the servers' data on this machine. A cluster names its own place, which the database's owner cannot write.</summary>
    public static IResourceBuilder<ProjectResource> WithAuditHeads(this IResourceBuilder<ProjectResource> worker, LocalEngine engine) =>
        worker.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? worker
            : worker.WithEnvironment(ServiceVariables.AuditHeadsDirectory, engine.Data.For("audit-heads"));
}
