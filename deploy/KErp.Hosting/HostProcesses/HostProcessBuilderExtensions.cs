using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KErp.Hosting.HostProcesses;

/// <summary>
/// Serves a container resource of the model by a process of this machine. The server resource stays what it is: names,
/// connection strings, databases and health checks come from the same code as with containers, and the published model
/// does not change. It loses its image, which makes the orchestrator ignore it, and announces itself instead.
/// </summary>
internal static class HostProcessBuilderExtensions
{
    /// <param name="server">The server of the model.</param>
    /// <param name="command">Program and arguments; asked for at every start, after <paramref name="prepare"/>.</param>
    /// <param name="prepare">Brings data and configuration files into shape; runs before every start.</param>
    public static IResourceBuilder<T> RunAsHostProcess<T>(
        this IResourceBuilder<T> server, string[] command, Func<T, ILogger, CancellationToken, Task> prepare)
        where T : ContainerResource, IResourceWithConnectionString
    {
        var app = server.ApplicationBuilder;
        var process = app.AddResource(new HostProcessResource($"{server.Resource.Name}-process", command[0], server.Resource))
            .WithArgs(command[1..])
            .WithParentRelationship(server)
            .ExcludeFromManifest();

        // As late as possible: image, volumes and endpoints may still be configured after this call.
        app.Eventing.Subscribe<BeforeStartEvent>((_, _) => TakeFromOrchestrator(server.Resource, process.Resource));
        app.Eventing.Subscribe<InitializeResourceEvent>(server.Resource, (start, token) => new HostProcessMirror(start, app.Resources, process.Resource).RunAsync(token));
        app.Eventing.Subscribe<BeforeResourceStartedEvent>(process.Resource, (start, token) =>
            prepare(server.Resource, start.Services.GetRequiredService<ResourceLoggerService>().GetLogger(process.Resource), token));
        return server;
    }

    public static string PortOf(this IResource server, string endpoint) =>
        server.Annotations.OfType<EndpointAnnotation>().Single(e => e.Name == endpoint).Port!.Value.ToString(CultureInfo.InvariantCulture);

    private static Task TakeFromOrchestrator(IResource server, HostProcessResource process)
    {
        foreach (var image in server.Annotations.OfType<ContainerImageAnnotation>().ToList())
            server.Annotations.Remove(image);

        foreach (var endpoint in server.Annotations.OfType<EndpointAnnotation>())
        {
            // Read first: without a proxy in front, Port falls back to the well-known target port.
            var requested = endpoint.Port;
            endpoint.IsProxied = false;
            endpoint.Port = requested ?? LocalPorts.Any();
            endpoint.TargetPort = endpoint.Port;
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "localhost", endpoint.Port.Value);
        }

        foreach (var wait in server.Annotations.OfType<WaitAnnotation>())
            process.Annotations.Add(wait);
        return Task.CompletedTask;
    }
}
