using System.Text.RegularExpressions;
using KErp.Kubernetes.Stages;
using KErp.Kubernetes.Workloads;

namespace KErp.Kubernetes.Model;

/// <summary>Reads the AppHost's resources for one environment.</summary>
internal sealed partial class ModelReader(DistributedApplicationModel model, DistributedApplicationExecutionContext execution, Stage stage, ModelProblems problems)
{
    public async Task<ClusterModel> ReadAsync(CancellationToken cancellation)
    {
        var workloads = new List<Workload>();
        foreach (var resource in model.Resources)
        {
            Check(resource);
            if (resource.Annotations.OfType<WorkloadAnnotation>().LastOrDefault() is { } annotation)
                workloads.Add(await ReadAsync(resource, annotation, cancellation));
        }

        return new ClusterModel(
            stage,
            [.. workloads.OrderBy(w => w.Settings.Name, StringComparer.Ordinal)],
            model.Resources.OfType<PostgresServerResource>().SingleOrDefault(),
            model.Resources.OfType<RedisResource>().SingleOrDefault(),
            model.Resources.OfType<NatsServerResource>().SingleOrDefault());
    }

    private void Check(IResource resource)
    {
        if (!DnsLabel().IsMatch(resource.Name) || resource.Name.Length > 63)
            problems.Add(resource, "the name is not an RFC 1123 label (lower-case letters, digits and hyphens, at most 63).");
        foreach (var mount in resource.Annotations.OfType<ContainerMountAnnotation>().Where(m => m.Type == ContainerMountType.BindMount))
            problems.Add(resource, $"bind mount of '{mount.Source}': a pod has no such folder of this machine.");
        var known = resource is PostgresServerResource or RedisResource or NatsServerResource || resource.Annotations.OfType<WorkloadAnnotation>().Any();
        if (resource is IComputeResource or ExecutableResource && !known)
            problems.Add(resource, $"nothing says what a {resource.GetType().Name} becomes in the cluster: call PublishAsDeployment or another PublishAs….");
    }

    private async Task<Workload> ReadAsync(IResource resource, WorkloadAnnotation annotation, CancellationToken cancellation)
    {
        var settings = annotation.Settings;
        if (settings.Chart is not null && !settings.Replicas.ContainsKey(stage.Environment))
            problems.Add(resource, $"no replicas are set for '{stage.Environment}'.");
        var values = new ValueReader(execution, stage, resource, problems);
        var environment = await EnvironmentReader.ReadAsync(resource, settings.Name, execution, values, problems, cancellation);
        return new Workload(annotation.Kind, settings, resource)
        {
            Ports = [.. Ports(resource)],
            Probes = [.. Probes(resource)],
            Config = environment.Config,
            Secrets = environment.Secrets,
            Calls = [.. values.Targets.Where(target => target.Resource != resource).Distinct()],
            Command = await CommandOf(resource, cancellation),
        };
    }

    private static IEnumerable<WorkloadPort> Ports(IResource resource) =>
        from endpoint in resource.Annotations.OfType<EndpointAnnotation>()
        where endpoint.TargetPort is not null
        select new WorkloadPort(endpoint.Name, endpoint.TargetPort!.Value);

    /// <summary>
    /// A service that serves gRPC is asked over its management port: kubelet's gRPC probe speaks no TLS, and knows one
    /// question only where liveness and readiness are two.
    /// </summary>
    private static IEnumerable<WorkloadProbe> Probes(IResource resource)
    {
        foreach (var probe in resource.Annotations.OfType<EndpointProbeAnnotation>())
            yield return new(probe.Type, probe.EndpointReference.EndpointName, probe.Path);
        if (!resource.Annotations.OfType<GrpcHealthAnnotation>().Any()) yield break;
        (ProbeType Type, string Path)[] all = [(ProbeType.Startup, HealthPaths.Startup), (ProbeType.Readiness, HealthPaths.Ready), (ProbeType.Liveness, HealthPaths.Live)];
        foreach (var (type, path) in all)
            yield return new(type, Endpoints.Management, path);
    }

    /// <summary>The program's arguments; an image's own entry point starts it. Arguments of a project are after its own name.</summary>
    private async Task<IReadOnlyList<string>> CommandOf(IResource resource, CancellationToken cancellation)
    {
        if (resource is not ProjectResource) return [];
        var context = new CommandLineArgsCallbackContext([], resource, cancellation) { ExecutionContext = execution };
        foreach (var callback in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await callback.Callback(context);
        return [.. context.Args.Select(argument => $"{argument}")];
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex DnsLabel();
}
