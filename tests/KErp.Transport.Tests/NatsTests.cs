using KErp.Hosting.HostProcesses;
using KErp.Messaging;
using KErp.Names;
using KErp.ServiceDefaults;
using KErp.Transport.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace KErp.Transport.Tests;

public sealed class NatsTests(TlsServers servers)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_right_issuer_and_name_connect()
    {
        await using var services = Services(servers.NatsPort, Settings.RightHost, servers.CaFile);
        await services.GetRequiredService<BrokerProbe>().PingAsync(Token);

        var stream = services.GetRequiredService<INatsJSContext>();
        await stream.CreateStreamAsync(new StreamConfig("TLS", ["tls.>"]), Token);
        Assert.Equal(1UL, (await stream.PublishAsync("tls.one", "1", cancellationToken: Token)).Seq);
    }

    [Theory]
    [InlineData(Settings.RightHost, true)]
    [InlineData(Settings.WrongHost, false)]
    public async Task another_issuer_or_host_name_is_refused(string host, bool stranger)
    {
        var port = LocalPorts.Any();
        await using var server = await servers.StartNatsAsync(port, servers.TlsOfNats);
        await AssertRefusedAsync(server, Services(port, host, stranger ? servers.StrangersCaFile : servers.CaFile));
    }

    [Fact]
    public async Task the_systems_issuers_are_the_default()
    {
        var port = LocalPorts.Any();
        await using var server = await servers.StartNatsAsync(port, servers.TlsOfNats);
        await AssertRefusedAsync(server, Services(port, Settings.RightHost, caFile: null));
    }

    [Fact]
    public async Task a_plaintext_client_is_refused()
    {
        await using var client = new NatsConnection(new NatsOpts
        {
            Url = $"nats://localhost:{servers.NatsPort}",
            AuthOpts = new NatsAuthOpts { Username = "kerp", Password = TlsServers.Password },
            TlsOpts = new NatsTlsOpts { Mode = TlsMode.Disable },
        });
        await Assert.ThrowsAsync<NatsException>(async () => await client.ConnectAsync());
    }

    // NATS greets in the open and only then changes to TLS: a man in between could leave that out.
    [Fact]
    public async Task a_server_that_offers_no_tls_is_refused()
    {
        var port = LocalPorts.Any();
        await using var open = await servers.StartNatsAsync(port, tls: "");
        await AssertRefusedAsync(open, Services(port, Settings.RightHost, servers.CaFile));
    }

    [Fact]
    public async Task a_server_that_asks_for_a_certificate_gets_ours()
    {
        var port = LocalPorts.Any();
        var mutual = servers.TlsOfNats.Replace("}", $", ca_file: \"{servers.CaFile}\", verify: true }}", StringComparison.Ordinal);
        await using var server = await servers.StartNatsAsync(port, mutual);

        await using var known = Services(port, Settings.RightHost, servers.CaFile, servers.Client);
        await known.GetRequiredService<BrokerProbe>().PingAsync(Token);

        await AssertRefusedAsync(server, Services(port, Settings.RightHost, servers.CaFile, servers.ForeignClient));
        await AssertRefusedAsync(server, Services(port, Settings.RightHost, servers.CaFile));
    }

    /// <summary>The client tries for ever and says nothing; its server sees one attempt after another closed.</summary>
    private static async Task AssertRefusedAsync(ServerProcess server, ServiceProvider services)
    {
        await using (services)
        {
            var connection = services.GetRequiredService<INatsConnection>();
            var closed = server.NextLineAsync("Client connection closed");
            _ = connection.ConnectAsync().AsTask();
            await closed;
            await server.NextLineAsync("Client connection closed");
            Assert.NotEqual(NatsConnectionState.Open, connection.ConnectionState);
        }
    }

    private static ServiceProvider Services(int port, string host, string? caFile, PemFiles? shown = null)
    {
        var configuration = Settings.Of(
            ("NATS_URL", Settings.Nats(port, host)), Settings.CaFile(caFile),
            (EnvironmentVariables.TlsCertFile, shown?.Certificate), (EnvironmentVariables.TlsKeyFile, shown?.Key));
        var nats = configuration.GetNatsUrl();
        return new ServiceCollection()
            .AddMessaging(new BrokerAddress(nats.Url, nats.User, nats.Password, nats.Token, configuration.GetClientTls().Configure), "tests")
            .BuildServiceProvider();
    }
}
