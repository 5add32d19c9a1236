using KErp.Hosting.HostProcesses;
using KErp.Names;

namespace KErp.AppHost;

/// <summary>What the C# services have in common: two listeners, health probes, and what they talk to.</summary>
internal static class WebServices
{
    /// <param name="service">The project.</param>
    /// <param name="localPort">The port on a developer's machine, which gives way when taken; any free one when null.</param>
    public static IResourceBuilder<ProjectResource> AsWebService(this IResourceBuilder<ProjectResource> service, int? localPort = null)
    {
        var publishing = service.ApplicationBuilder.ExecutionContext.IsPublishMode;
        return service
            .WithDevelopmentEnvironment()
            // Aspire's default makes a service believe X-Forwarded-For of everybody.
            .DisableForwardedHeaders()
            .WithHttpEndpoint(
                name: Endpoints.Http,
                port: publishing || localPort is null ? null : LocalPorts.Prefer(localPort.Value),
                targetPort: publishing ? Ports.Api : null)
            .WithHttpEndpoint(name: Endpoints.Management, env: EnvironmentVariables.ManagementPort, targetPort: publishing ? Ports.Management : null)
            // The service opens its second listener itself; in ASPNETCORE_URLS it would be public.
            .WithEndpointsInEnvironment(endpoint => endpoint.Name != Endpoints.Management)
            .WithHttpProbe(ProbeType.Startup, HealthPaths.Startup, endpointName: Endpoints.Http)
            .WithHttpProbe(ProbeType.Readiness, HealthPaths.Ready, endpointName: Endpoints.Http)
            .WithHttpProbe(ProbeType.Liveness, HealthPaths.Live, endpointName: Endpoints.Http);
    }

    /// <summary>What an AppHost runs is a development system, whatever its own shell says; unset would count as Production.</summary>
    public static IResourceBuilder<ProjectResource> WithDevelopmentEnvironment(this IResourceBuilder<ProjectResource> service) =>
        service.ApplicationBuilder.ExecutionContext.IsPublishMode
            ? service
            : service.WithEnvironment(ServiceVariables.Environment, Microsoft.Extensions.Hosting.Environments.Development);

    public static IResourceBuilder<ProjectResource> WithBackends(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<RedisResource> redis, IResourceBuilder<NatsServerResource> nats) =>
        service
            .WithReference(redis, ConnectionNames.Redis).WaitFor(redis)
            .WithReference(nats, ConnectionNames.Nats).WaitFor(nats);

    public static IResourceBuilder<ProjectResource> WithPythonServices(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<PythonAppResource> taxScraper, IResourceBuilder<PythonAppResource> insuranceEdi) =>
        service
            .WithEnvironment(EnvironmentVariables.TaxScraperUrl, taxScraper.GetEndpoint(Endpoints.Grpc))
            .WithEnvironment(EnvironmentVariables.InsuranceEdiUrl, insuranceEdi.GetEndpoint(Endpoints.Grpc));
}
