using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Pipelines;
using KErp.Kubernetes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Adds the cluster. The names are those of Aspire.Hosting.Kubernetes, which is not on the feed this builds from.</summary>
public static class KubernetesEnvironmentExtensions
{
    /// <summary>A compute environment: in publish mode every resource of the model goes there; a run does not see it.</summary>
    public static IResourceBuilder<KubernetesEnvironmentResource> AddKubernetesEnvironment(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var deploy = Path.GetFullPath("../deploy", builder.AppHostDirectory);
        var resource = new KubernetesEnvironmentResource(name, deploy);
        if (builder.ExecutionContext.IsRunMode) return builder.CreateResourceBuilder(resource);
        // Nobody is asked for secrets: what is published names them and holds none of them.
        builder.Configuration["ASPIRE_INTERACTIVITY_ENABLED"] = "false";
        builder.Services.AddSingleton<IDeploymentStateManager, NoDeploymentState>();
        builder.Services.AddLogging(logging => logging
            // It warns of every secret that has no value here.
            .AddFilter("Aspire.Hosting.ParameterProcessor", LogLevel.Error)
            // It says again, with two more stack traces, what the pipeline has said.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
        return builder.AddResource(resource);
    }
}
