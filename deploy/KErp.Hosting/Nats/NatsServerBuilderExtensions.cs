using Aspire.Hosting.ApplicationModel;
using KErp.Hosting.Nats;
using KErp.Names;

namespace Aspire.Hosting;

/// <summary>Adds NATS. The names are those of Aspire.Hosting.Nats, which is not on the feed this builds from.</summary>
public static class NatsServerBuilderExtensions
{
    private const string StoreDirectory = "/var/lib/nats";

    public static IResourceBuilder<NatsServerResource> AddNats(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        ArgumentNullException.ThrowIfNull(builder);

        var secret = password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
        return builder.AddResource(new NatsServerResource(name, secret))
            .WithImage(NatsContainerImageTags.Image, NatsContainerImageTags.Tag)
            .WithImageRegistry(NatsContainerImageTags.Registry)
            .WithEndpoint(port: port, targetPort: Ports.Nats, name: NatsServerResource.PrimaryEndpointName, scheme: "nats")
            .WithHttpEndpoint(targetPort: Ports.NatsMonitor, name: NatsServerResource.MonitoringEndpointName)
            .WithArgs("--http_port", $"{Ports.NatsMonitor}", "--user", NatsServerResource.UserName, "--pass", secret)
            .WithHttpHealthCheck("/healthz", endpointName: NatsServerResource.MonitoringEndpointName);
    }

    /// <summary>Turns JetStream on, with its store in <see cref="WithDataVolume"/>'s folder.</summary>
    public static IResourceBuilder<NatsServerResource> WithJetStream(this IResourceBuilder<NatsServerResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Resource.JetStreamEnabled = true;
        return builder.WithArgs("--jetstream", "--store_dir", StoreDirectory);
    }

    public static IResourceBuilder<NatsServerResource> WithDataVolume(
        this IResourceBuilder<NatsServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), StoreDirectory, isReadOnly);
    }
}
