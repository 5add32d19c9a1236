using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using KErp.Names;

namespace KErp.Hosting.Tests;

public sealed class AppHostModelTests : IDisposable
{
    private static readonly string[] Roles = ["kerp-app", "kerp-relay", "kerp-sealer", "kerp-backup"];

    private readonly TemporaryFolder _data = new();

    [Fact]
    public void Every_resource_that_keeps_running_has_a_health_check()
    {
        // The process behind a server has no check of its own: the server's stands for both.
        var running = Model.AppHost(_data).Resources().Where(r => r is not HostProcessResource && r.Name != Names.Resources.Migrate).ToList();

        Assert.NotEmpty(running);
        Assert.All(running, r => Assert.True(r.TryGetAnnotationsIncludingAncestorsOfType<HealthCheckAnnotation>(out _), $"{r.Name} has no health check"));
    }

    [Fact]
    public void Resources_are_those_of_the_names_and_their_processes()
    {
        string[] servers = [Names.Resources.Postgres, Names.Resources.Redis, Names.Resources.Nats];
        // Dumps are a Job of the cluster.
        var expected = Constants(typeof(Resources)).Except([Names.Resources.Backup]).Concat(Roles).Concat(servers.Select(s => $"{s}-process"));

        Assert.Equal(expected.Order(), Model.AppHost(_data).Resources().Select(r => r.Name).Order());
    }

    [Fact]
    public void The_published_model_has_no_sandbox_and_no_host_process()
    {
        var expected = Constants(typeof(Resources)).Except([Names.Resources.Sandbox]).Concat(Roles).Append("kubernetes");

        Assert.Equal(expected.Order(), Model.Published(_data).Resources().Select(r => r.Name).Order());
    }

    [Theory]
    [InlineData(Names.Resources.Api, "insurance-edi kerp-app migrate nats redis tax-scraper")]
    [InlineData(Names.Resources.Worker, "insurance-edi kerp-app kerp-relay kerp-sealer migrate nats redis sandbox tax-scraper")]
    [InlineData(Names.Resources.TaxScraper, "sandbox")]
    [InlineData(Names.Resources.InsuranceEdi, "")]
    [InlineData(Names.Resources.Migrate, "kerp")]
    [InlineData(Names.Resources.Sandbox, "kerp-api")]
    public void Each_service_knows_only_what_it_needs(string name, string expected)
    {
        var model = Model.AppHost(_data);
        var resource = model.Resources().Single(r => r.Name == name);

        var known = resource.Annotations.OfType<ResourceRelationshipAnnotation>()
            .Where(r => r.Type is "Reference" or "WaitFor" && r.Resource is not ParameterResource).Select(r => r.Resource.Name).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(expected, string.Join(' ', known));
    }

    [Theory]
    [InlineData(Names.Resources.Api, Endpoints.Http, Ports.Api)]
    [InlineData(Names.Resources.Api, Endpoints.Management, Ports.Management)]
    [InlineData(Names.Resources.Worker, Endpoints.Http, Ports.Api)]
    [InlineData(Names.Resources.TaxScraper, Endpoints.Grpc, Ports.TaxScraper)]
    [InlineData(Names.Resources.InsuranceEdi, Endpoints.Grpc, Ports.InsuranceEdi)]
    public void Cluster_ports_hold_in_the_cluster_and_nowhere_else(string name, string endpoint, int port)
    {
        Assert.Equal(port, EndpointOf(Model.Published(_data), name, endpoint).TargetPort);
        Assert.Null(EndpointOf(Model.AppHost(_data), name, endpoint).TargetPort);
    }

    [Fact]
    public void Only_migrate_logs_in_as_the_owner()
    {
        var owners = Model.AppHost(_data).Resources()
            .Where(r => r.Annotations.OfType<ResourceRelationshipAnnotation>().Any(a => a.Type == "Reference" && a.Resource.Name == Names.Resources.Database))
            .Select(r => r.Name);

        Assert.Equal([Names.Resources.Migrate], owners);
    }

    /// <summary>Aspire would tell each project to believe what anybody forwards.</summary>
    [Theory]
    [InlineData(Names.Resources.Api)]
    [InlineData(Names.Resources.Worker)]
    public void Forwarded_headers_are_not_believed_by_default(string name) =>
        Assert.Contains(
            Model.AppHost(_data).Resources().Single(r => r.Name == name).Annotations, annotation => annotation is DisableForwardedHeadersAnnotation);

    public void Dispose() => _data.Dispose();

    private static EndpointAnnotation EndpointOf(IDistributedApplicationTestingBuilder model, string name, string endpoint) =>
        model.Resources().Single(r => r.Name == name).Annotations.OfType<EndpointAnnotation>().Single(e => e.Name == endpoint);

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
}
