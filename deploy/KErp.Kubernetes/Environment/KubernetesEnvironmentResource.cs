using Aspire.Hosting.Pipelines;
using KErp.Kubernetes.Output;
using KErp.Kubernetes.Stages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Kubernetes;

/// <summary>Publishes the model as manifests and Helm charts, for <c>dev</c>, <c>staging</c> and <c>prod</c> at once.</summary>
public sealed class KubernetesEnvironmentResource : Resource, IComputeEnvironmentResource
{
    internal KubernetesEnvironmentResource(string name, string deployFolder)
        : base(name)
    {
        DeployFolder = deployFolder;
        Annotations.Add(new PipelineStepAnnotation(_ => [Prepare(), Publish()]));
    }

    /// <summary>The repository's <c>deploy</c>: facts of the environments, images, monitoring content.</summary>
    internal string DeployFolder { get; }

    ReferenceExpression IComputeEnvironmentResource.GetHostAddressExpression(EndpointReference endpointReference) =>
        ReferenceExpression.Create($"{endpointReference.Resource.Name}");

    private PipelineStep Prepare() => new()
    {
        Name = $"prepare-deployment-targets-{Name}",
        Description = $"Assigns compute resources to {Name}.",
        DependsOnSteps = [WellKnownPipelineSteps.ValidateComputeEnvironments],
        RequiredBySteps = [WellKnownPipelineSteps.BeforeStart],
        Action = context =>
        {
            foreach (var resource in context.Model.GetComputeResources())
                resource.Annotations.Add(new DeploymentTargetAnnotation(this) { ComputeEnvironment = this });
            return Task.CompletedTask;
        },
    };

    private PipelineStep Publish()
    {
        var step = new PipelineStep { Name = $"publish-{Name}", Description = $"Writes manifests and charts for {Name}.", Action = PublishAsync };
        step.DependsOn(WellKnownPipelineSteps.PublishPrereq);
        step.RequiredBy(WellKnownPipelineSteps.Publish);
        return step;
    }

    private async Task PublishAsync(PipelineStepContext context)
    {
        try
        {
            await WriteAsync(context);
        }
        catch (Exception)
        {
            // The pipeline only tells the tool that drives it; who runs the program alone sees its exit code.
            System.Environment.ExitCode = 1;
            throw;
        }
    }

    private async Task WriteAsync(PipelineStepContext context)
    {
        var chosen = context.Services.GetRequiredService<IHostEnvironment>().EnvironmentName;
        var folder = context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();
        var only = Stage.Names.Contains(chosen) ? chosen : null;
        var publisher = new Publisher(context.Model, context.ExecutionContext, DeployFolder);
        var files = await publisher.RenderAsync(context.CancellationToken);
        var written = files.WriteTo(folder, only);
        context.Summary.Add("Kubernetes", $"{written} files below {folder}");
    }
}
