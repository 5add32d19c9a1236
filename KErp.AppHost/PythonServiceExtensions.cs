using KErp.Names;

namespace KErp.AppHost;

internal static class PythonServiceExtensions
{
    private const string Services = "../services";

    /// <summary>A package below <c>services</c> that serves gRPC on one port and metrics on another.</summary>
    public static IResourceBuilder<PythonAppResource> AddPythonService(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string module, int clusterPort)
    {
        var publishing = builder.ExecutionContext.IsPublishMode;
        var service = builder.AddPythonModule(name, $"{Services}/{name}", module)
            .WithHttpEndpoint(name: Endpoints.Grpc, env: EnvironmentVariables.GrpcPort, targetPort: publishing ? clusterPort : null)
            .WithEndpoint(Endpoints.Grpc, endpoint => endpoint.Transport = "http2")
            .WithHttpEndpoint(name: Endpoints.Management, env: EnvironmentVariables.ManagementPort, targetPort: publishing ? Ports.Management : null)
            .WithGrpcHealthCheck(Endpoints.Grpc);
        return publishing ? service : service.OnThisMachine();
    }

    private static IResourceBuilder<PythonAppResource> OnThisMachine(this IResourceBuilder<PythonAppResource> service) =>
        service
            .WithEnvironment("PYTHONPATH", Path.GetFullPath($"{Services}/{PythonServices.CommonFolder}", service.ApplicationBuilder.AppHostDirectory))
            .WithEnvironment(EnvironmentVariables.AllowPlaintext, "true")
            .WithEnvironment(ServiceVariables.BindAddress, "127.0.0.1");
}
