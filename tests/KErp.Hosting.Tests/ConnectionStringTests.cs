using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace KErp.Hosting.Tests;

public sealed class ConnectionStringTests
{
    [Fact]
    public void A_role_logs_in_to_its_database_as_itself()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var role = builder.AddPostgres("server").AddDatabase("database", "ledger")
            .AddRole("reader_role", builder.AddParameter("reader-password", "x", secret: true));

        Assert.Equal("reader-role", role.Resource.Name);
        Assert.Equal(
            "Host={server.bindings.tcp.host};Port={server.bindings.tcp.port};Username=reader_role;Password={reader-password.value};Database=ledger",
            role.Resource.ConnectionStringExpression.ValueExpression);
    }

    [Fact]
    public void Nats_carries_user_and_password_in_its_url()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var nats = builder.AddNats("bus");

        Assert.Equal(
            "nats://nats:{bus-password.value}@{bus.bindings.tcp.host}:{bus.bindings.tcp.port}",
            nats.Resource.ConnectionStringExpression.ValueExpression);
    }

    [Fact]
    public async Task Jetstream_has_its_store_on_the_data_volume()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var nats = builder.AddNats("bus").WithJetStream().WithDataVolume("bus-data");

        var context = new CommandLineArgsCallbackContext([], nats.Resource, TestContext.Current.CancellationToken);
        foreach (var callback in nats.Resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await callback.Callback(context);

        var volume = Assert.Single(nats.Resource.Annotations.OfType<ContainerMountAnnotation>());
        Assert.Equal(["--jetstream", "--store_dir", volume.Target], context.Args.TakeLast(3));
    }
}
