using KErp.Kubernetes.Output;
using KErp.Kubernetes.Workloads;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Kubernetes.Tests;

/// <summary>What a cluster could not have is an error that names it, and nothing is written.</summary>
public sealed class ProblemTests : IDisposable
{
    private static readonly WorkloadSettings Settings = new()
    {
        Name = Names.Workloads.InsuranceEdi, Container = "insurance-edi", Component = "python-service", Needs = new("100m", "64Mi", "100m", "64Mi"),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kerp-publish-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task A_folder_of_this_machine() =>
        RefusedAsync("edi: bind mount of '/srv/keys'", model => Edi(model).WithBindMount("/srv/keys", "/keys"));

    [Fact]
    public Task A_resource_that_is_nothing_in_a_cluster() =>
        RefusedAsync("stranger: nothing says what a ContainerResource becomes in the cluster", model => model.AddContainer("stranger", "stranger"));

    [Fact]
    public Task A_program_of_this_machine() =>
        RefusedAsync("tool: nothing says what a ExecutableResource becomes in the cluster", model => model.AddExecutable("tool", "tool", "."));

    [Fact]
    public Task A_name_that_no_object_can_have() =>
        RefusedAsync("Edi-Service: the name is not an RFC 1123 label", model => Edi(model, "Edi-Service"));

    [Fact]
    public Task A_variable_that_is_needed_and_not_given() =>
        RefusedAsync("edi: GRPC_PORT is required by EnvironmentContract", model => Edi(model));

    [Fact]
    public Task A_variable_that_nobody_reads() =>
        RefusedAsync("edi: COLOUR is not in EnvironmentContract for kerp-insurance-edi", model => Edi(model).WithEnvironment("COLOUR", "red"));

    [Fact]
    public Task A_parameter_without_a_value() =>
        RefusedAsync("edi: parameter 'port' has no value", model => Edi(model).WithEnvironment(EnvironmentVariables.GrpcPort, model.AddParameter("port")));

    [Fact]
    public Task A_secret_where_anybody_may_read() =>
        RefusedAsync("edi: GRPC_PORT holds a secret, and EnvironmentContract says that anybody may read it", model =>
            Edi(model).WithEnvironment(EnvironmentVariables.GrpcPort, model.AddParameter(Parameters.SmtpUrl, secret: true)));

    [Fact]
    public async Task All_are_told_at_once()
    {
        var error = await RefusedAsync("edi: ", model => Edi(model).WithBindMount("/srv/keys", "/keys"));

        Assert.Contains("bind mount", error, StringComparison.Ordinal);
        Assert.Contains("GRPC_PORT", error, StringComparison.Ordinal);
    }

    /// <summary>As <c>aspire publish</c> does it, to the end.</summary>
    [Fact]
    public async Task Nothing_is_written_and_the_program_fails()
    {
        var model = Model();
        model.AddContainer("stranger", "stranger");
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "kubernetes/dev")).FullName, "namespaces.yaml"), "of yesterday", TestContext.Current.CancellationToken);

        await model.Build().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
        Assert.Equal(["kubernetes/dev/namespaces.yaml"], Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.FullName, file)));
    }

    private static async Task<string> RefusedAsync(string problem, Action<IDistributedApplicationBuilder> describe)
    {
        using var folder = new ProblemTests();
        var builder = folder.Model();
        describe(builder);
        await using var app = builder.Build();
        var publisher = new Publisher(app.Services.GetRequiredService<DistributedApplicationModel>(), app.Services.GetRequiredService<DistributedApplicationExecutionContext>(), PublishedModel.Deploy);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => publisher.RenderAsync(TestContext.Current.CancellationToken));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    private static IResourceBuilder<ContainerResource> Edi(IDistributedApplicationBuilder model, string name = "edi") =>
        model.AddContainer(name, "edi").PublishAsDeployment(Settings);

    private IDistributedApplicationBuilder Model()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--operation", "publish", "--step", "publish", "--output-path", _folder.FullName],
            ProjectDirectory = Path.Combine(Repository.Root, "KErp.AppHost"),
            DisableDashboard = true,
        });
        builder.AddKubernetesEnvironment("kubernetes");
        return builder;
    }
}
