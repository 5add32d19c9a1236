using KErp.Kubernetes;
using KErp.Kubernetes.Stages;
using KErp.Names;

namespace KErp.AppHost.Cluster;

/// <summary>Variables that only a cluster has; each from the facts of its environment.</summary>
internal static class ClusterSettings
{
    public static IResourceBuilder<T> WithClusterTransport<T>(this IResourceBuilder<T> service)
        where T : IResourceWithEnvironment =>
        service
            .WithStageValue(EnvironmentVariables.AllowPlaintext, stage => stage.RunsEverything ? "true" : null)
            .WithStageValue(EnvironmentVariables.TlsCaFile, stage => stage.RunsEverything ? null : ClusterTls.CaFile);

    public static IResourceBuilder<T> WithClusterTelemetry<T>(this IResourceBuilder<T> service)
        where T : IResourceWithEnvironment =>
        service.WithStageValue(EnvironmentVariables.OtlpEndpoint, stage => stage.Otlp?.Endpoint);

    /// <summary>Serves gRPC by TLS, but on a developer's own cluster.</summary>
    public static IResourceBuilder<T> WithServerCertificate<T>(this IResourceBuilder<T> service)
        where T : IResourceWithEnvironment =>
        service
            .WithStageValue(EnvironmentVariables.AllowPlaintext, stage => stage.RunsEverything ? "true" : null)
            .WithStageValue(EnvironmentVariables.GrpcTlsCertFile, stage => stage.RunsEverything ? null : ClusterTls.CertFile)
            .WithStageValue(EnvironmentVariables.GrpcTlsKeyFile, stage => stage.RunsEverything ? null : ClusterTls.KeyFile);

    /// <summary>Behind which load balancer it stands, and where links in mails lead.</summary>
    public static IResourceBuilder<T> WithEdge<T>(this IResourceBuilder<T> service)
        where T : IResourceWithEnvironment
    {
        for (var index = 0; index < MostProxies; index++)
        {
            var proxy = index;
            service.WithStageValue(ServiceVariables.TrustedProxy(proxy), stage => stage.PublicSubnets.ElementAtOrDefault(proxy));
        }

        return service.WithStageValue(ServiceVariables.MailLinkBase, stage => stage.IdentityLinkBase);
    }

    // As many as a region has zones.
    private const int MostProxies = 3;
}
