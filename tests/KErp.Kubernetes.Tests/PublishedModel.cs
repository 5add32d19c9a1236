using Aspire.Hosting.Testing;
using KErp.Kubernetes.Cluster;
using KErp.Kubernetes.Model;
using KErp.Kubernetes.Output;
using KErp.Kubernetes.Stages;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Kubernetes.Tests;

/// <summary>K-ERP's AppHost as publishing reads it; built once, never started.</summary>
public sealed class PublishedModel : IAsyncLifetime
{
    public static readonly string Deploy = Path.Combine(Repository.Root, "deploy");

    private DistributedApplication? _app;

    internal Publisher Publisher => new(Model, Execution, Deploy);

    private DistributedApplicationModel Model => _app!.Services.GetRequiredService<DistributedApplicationModel>();

    private DistributedApplicationExecutionContext Execution => _app!.Services.GetRequiredService<DistributedApplicationExecutionContext>();

    public async ValueTask InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.KErp_AppHost>(["--operation", "publish", "--publisher", "manifest"]);
        _app = await builder.BuildAsync();
    }

    public ValueTask DisposeAsync() => _app!.DisposeAsync();

    internal async Task<ClusterContext> ClusterAsync(string environment)
    {
        var problems = new ModelProblems();
        var stage = StageFile.Read(Path.Combine(Deploy, "terraform/environments"), environment);
        var model = await new ModelReader(Model, Execution, stage, problems).ReadAsync(TestContext.Current.CancellationToken);
        problems.ThrowIfAny();
        return new ClusterContext(model, ImageList.Read(Path.Combine(Deploy, "images.json")), Path.Combine(Deploy, "monitoring"));
    }
}
