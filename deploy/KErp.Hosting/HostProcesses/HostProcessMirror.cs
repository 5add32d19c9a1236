using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KErp.Hosting.HostProcesses;

/// <summary>
/// Announces a server, and what belongs to it, in place of the orchestrator, which only knows the process: endpoints and
/// connection strings once, then the process's state for as long as the AppHost runs.
/// </summary>
internal sealed class HostProcessMirror(InitializeResourceEvent start, IEnumerable<IResource> model, HostProcessResource process)
{
    private const string ServerType = "Server";
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(200);

    private readonly List<IResource> _family = [.. model.Where(r => IsOrBelongsTo(r, start.Resource))];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await start.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(start.Resource, start.Services), cancellationToken);
        foreach (var member in _family.OfType<IResourceWithConnectionString>())
            await start.Eventing.PublishAsync(new ConnectionStringAvailableEvent(member, start.Services), cancellationToken);

        string? mirrored = null;
        var waiting = new CancellationTokenSource();
        await foreach (var change in start.Notifications.WatchAsync(cancellationToken))
        {
            if (change.Resource != process || change.Snapshot.State?.Text is not { } state || state == mirrored)
                continue;

            mirrored = state;
            await waiting.CancelAsync();
            waiting.Dispose();
            waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (state == KnownResourceStates.Running)
                _ = MirrorWhenHealthyAsync(change.Snapshot, waiting.Token);
            else
                await MirrorAsync(change.Snapshot);
        }
    }

    /// <summary>
    /// A process that runs may not serve yet, and health reports of its last run would still stand: "running" is said
    /// when the server's own checks pass.
    /// </summary>
    private async Task MirrorWhenHealthyAsync(CustomResourceSnapshot running, CancellationToken cancellationToken)
    {
        var checks = start.Services.GetRequiredService<HealthCheckService>();
        var keys = start.Resource.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key).ToHashSet();
        try
        {
            while ((await checks.CheckHealthAsync(check => keys.Contains(check.Name), cancellationToken)).Status != HealthStatus.Healthy)
                await Task.Delay(CheckInterval, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await MirrorAsync(running);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The process left the running state first; that state has been mirrored.
        }
    }

    private async Task MirrorAsync(CustomResourceSnapshot snapshot)
    {
        foreach (var member in _family)
        {
            await start.Notifications.PublishUpdateAsync(member, previous => previous with
            {
                // To the dashboard it would still be a container.
                ResourceType = member == start.Resource ? ServerType : previous.ResourceType,
                State = snapshot.State,
                StartTimeStamp = snapshot.StartTimeStamp,
                StopTimeStamp = snapshot.StopTimeStamp,
                ExitCode = snapshot.ExitCode,
                Urls = [.. previous.Urls.Select(url => url with { IsInactive = snapshot.State?.Text != KnownResourceStates.Running })],
            });
        }
    }

    private static bool IsOrBelongsTo(IResource resource, IResource server)
    {
        for (var current = resource; current is not null; current = (current as IResourceWithParent)?.Parent)
        {
            if (current == server)
                return true;
        }
        return false;
    }
}
