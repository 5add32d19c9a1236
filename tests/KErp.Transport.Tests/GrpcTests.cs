using Grpc.Core;
using Grpc.Health.V1;
using KErp.Hosting.HostProcesses;
using KErp.Names;
using KErp.Protos.Tax.V1;
using KErp.ServiceDefaults;
using KErp.TaxClient;
using KErp.Transport.Tests.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace KErp.Transport.Tests;

/// <summary>The C# client against the Python server.</summary>
public sealed class GrpcTests(TlsServers servers)
{
    private static readonly HealthCheckRequest Probe = new() { Service = "kerp.tax.v1.TaxScraper" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_right_issuer_and_name_connect()
    {
        await using var client = Client(Settings.TaxScraper(servers.TaxScraperPort, Settings.RightHost), servers.CaFile);
        Assert.Equal(ServingStatus.Serving, (await HealthOf(client).CheckAsync(Probe, cancellationToken: Token)).Status);

        var error = await Assert.ThrowsAsync<RpcException>(() => client.Services.GetRequiredService<TaxScraper.TaxScraperClient>()
            .IssueTaxInvoiceAsync(new IssueTaxInvoiceRequest(), cancellationToken: Token).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Fact]
    public async Task another_issuer_is_refused()
    {
        await using var stranger = Client(Settings.TaxScraper(servers.TaxScraperPort, Settings.RightHost), servers.StrangersCaFile);
        await AssertRefusedAsync(stranger);
        await using var system = Client(Settings.TaxScraper(servers.TaxScraperPort, Settings.RightHost), caFile: null);
        await AssertRefusedAsync(system);
    }

    [Fact]
    public async Task another_host_name_is_refused()
    {
        await using var client = Client(Settings.TaxScraper(servers.TaxScraperPort, Settings.WrongHost), servers.CaFile);
        await AssertRefusedAsync(client);
    }

    [Theory]
    [InlineData("http://localhost:{0}")]
    [InlineData("dns:///localhost:{0}")]
    public async Task a_plaintext_client_is_refused(string address)
    {
        await using var client = Client(address.Replace("{0}", $"{servers.TaxScraperPort}", StringComparison.Ordinal), servers.CaFile);
        await AssertRefusedAsync(client);
    }

    [Fact]
    public async Task a_server_that_asks_for_a_certificate_gets_ours()
    {
        var port = LocalPorts.Any();
        await using var server = await servers.StartTaxScraperAsync(port, (EnvironmentVariables.GrpcTlsClientCaFile, servers.CaFile));

        await using var known = Client(Settings.TaxScraper(port, Settings.RightHost), servers.CaFile, servers.Client);
        Assert.Equal(ServingStatus.Serving, (await HealthOf(known).CheckAsync(Probe, cancellationToken: Token)).Status);

        await using var foreign = Client(Settings.TaxScraper(port, Settings.RightHost), servers.CaFile, servers.ForeignClient);
        await AssertRefusedAsync(foreign);
        await using var unknown = Client(Settings.TaxScraper(port, Settings.RightHost), servers.CaFile);
        await AssertRefusedAsync(unknown);
    }

    private static Health.HealthClient HealthOf(WebApplication client) => client.Services.GetRequiredService<Health.HealthClient>();

    /// <summary>And the worker waits until the certificates are right, as for any server that is away.</summary>
    private static async Task AssertRefusedAsync(WebApplication client)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => HealthOf(client).CheckAsync(Probe, cancellationToken: Token).ResponseAsync);
        Assert.True(TransientErrors.Covers(error), $"{error}");
    }

    private static WebApplication Client(string address, string? caFile, PemFiles? shown = null)
    {
        var builder = WebApplication.CreateBuilder([
            $"{EnvironmentVariables.AllowPlaintext}=true",
            $"{EnvironmentVariables.TaxScraperUrl}={address}", $"{EnvironmentVariables.TlsCaFile}={caFile}",
            $"{EnvironmentVariables.TlsCertFile}={shown?.Certificate}", $"{EnvironmentVariables.TlsKeyFile}={shown?.Key}"]);
        builder.AddGrpcServiceClient<Health.HealthClient>(EnvironmentVariables.TaxScraperUrl);
        builder.AddGrpcServiceClient<TaxScraper.TaxScraperClient>(EnvironmentVariables.TaxScraperUrl);
        return builder.Build();
    }
}
