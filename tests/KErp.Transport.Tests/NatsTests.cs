using KErp.Hosting.HostProcesses;
using KErp.Messaging;
using KErp.Names;
using KErp.ServiceDefaults;
using KErp.Transport.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        await using var services = Services(servers.NatsPort, host, stranger ? servers.StrangersCaFile : servers.CaFile);
        await AssertRefusedAsync(services, "certificate");
    }

    [Fact]
    public async Task the_systems_issuers_are_the_default()
    {
        await using var services = Services(servers.NatsPort, Settings.RightHost, caFile: null);
        await AssertRefusedAsync(services, "certificate");
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
        await using var services = Services(port, Settings.RightHost, servers.CaFile);
        await AssertRefusedAsync(services, "TLS");
    }

    [Fact]
    public async Task a_server_that_asks_for_a_certificate_gets_ours()
    {
        var port = LocalPorts.Any();
        var mutual = servers.TlsOfNats.Replace("}", $", ca_file: \"{servers.CaFile}\", verify: true }}", StringComparison.Ordinal);
        await using var server = await servers.StartNatsAsync(port, mutual);

        await using var known = Services(port, Settings.RightHost, servers.CaFile, servers.Client);
        await known.GetRequiredService<BrokerProbe>().PingAsync(Token);

        await using var foreign = Services(port, Settings.RightHost, servers.CaFile, servers.ForeignClient);
        await AssertRefusedAsync(foreign, "");
        await using var unknown = Services(port, Settings.RightHost, servers.CaFile);
        await AssertRefusedAsync(unknown, "");
    }

    /// <summary>The connection tries for ever, and its log says why it must.</summary>
    private static async Task AssertRefusedAsync(ServiceProvider services, string reason)
    {
        var connection = services.GetRequiredService<INatsConnection>();
        var refusal = services.GetRequiredService<FailureLog>().NextAsync(reason);
        var connecting = connection.ConnectAsync().AsTask();
        if (await Task.WhenAny(refusal, connecting) == connecting)
            Assert.Contains(reason, $"{await Assert.ThrowsAnyAsync<Exception>(() => connecting)}", StringComparison.OrdinalIgnoreCase);
        else
            await refusal;
        Assert.NotEqual(NatsConnectionState.Open, connection.ConnectionState);
    }

    private static ServiceProvider Services(int port, string host, string? caFile, PemFiles? shown = null)
    {
        var configuration = Settings.Of(
            ("NATS_URL", Settings.Nats(port, host)), Settings.CaFile(caFile),
            (EnvironmentVariables.TlsCertFile, shown?.Certificate), (EnvironmentVariables.TlsKeyFile, shown?.Key));
        var nats = configuration.GetNatsUrl();
        return new ServiceCollection()
            .AddSingleton<FailureLog>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<FailureLog>())
            .AddLogging()
            .AddMessaging(new BrokerAddress(nats.Url, nats.User, nats.Password, nats.Token, configuration.GetClientTls().Configure), "tests")
            .BuildServiceProvider();
    }
}
