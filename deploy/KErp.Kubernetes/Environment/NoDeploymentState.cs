using System.Text.Json.Nodes;
using Aspire.Hosting.Pipelines;

namespace KErp.Kubernetes;

/// <summary>
/// Publishing deploys nothing, so there is no state to keep. Aspire's own manager would write the passwords that it
/// generates into the user's folder, where nobody looks for them.
/// </summary>
internal sealed class NoDeploymentState : IDeploymentStateManager
{
    public string? StateFilePath => null;

    public Task<DeploymentStateSection> AcquireSectionAsync(string sectionName, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DeploymentStateSection(sectionName, new JsonObject(), 0));

    public Task SaveSectionAsync(DeploymentStateSection section, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task DeleteSectionAsync(DeploymentStateSection section, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task ClearAllStateAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
