using System.Security.Authentication;
using KErp.Data;
using KErp.Names;
using KErp.ServiceDefaults;
using KErp.Transport.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KErp.Transport.Tests;

public sealed class PostgresTests(TlsServers servers)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_right_issuer_and_name_connect_encrypted()
    {
        await using var services = Services(Settings.Postgres(servers, Settings.RightHost), servers.CaFile);
        await services.GetRequiredService<DatabaseProbe>().PingAsync(Token);

        await using var encrypted = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
        Assert.Equal(true, await encrypted.ExecuteScalarAsync(Token));
    }

    [Theory]
    [InlineData("Host=localhost;Port={0};Username=owner;Password=letmein;Database=postgres;SSL Mode=VerifyFull")]
    [InlineData("Host=localhost;Port={0};Username=owner;Password=letmein;Database=postgres;SslMode=verifyfull")]
    public async Task the_drivers_own_form_verifies_as_well(string form)
    {
        var setting = form.Replace("{0}", $"{servers.PostgresPort}", StringComparison.Ordinal);
        await using var right = Services(setting, servers.CaFile);
        await right.GetRequiredService<DatabaseProbe>().PingAsync(Token);

        await using var wrong = Services(setting, servers.StrangersCaFile);
        await AssertRefusedAsync(wrong);
    }

    [Fact]
    public async Task the_settings_own_bundle_goes_before_that_of_all()
    {
        var setting = Settings.Postgres(servers, Settings.RightHost, $"?sslmode=verify-full&sslrootcert={Uri.EscapeDataString(servers.CaFile)}");
        await using var services = Services(setting, servers.StrangersCaFile);
        await services.GetRequiredService<DatabaseProbe>().PingAsync(Token);
    }

    [Fact]
    public async Task another_issuer_is_refused()
    {
        await using var stranger = Services(Settings.Postgres(servers, Settings.RightHost), servers.StrangersCaFile);
        await AssertRefusedAsync(stranger);
        await using var system = Services(Settings.Postgres(servers, Settings.RightHost), caFile: null);
        await AssertRefusedAsync(system);
    }

    [Fact]
    public async Task another_host_name_is_refused()
    {
        await using var services = Services(Settings.Postgres(servers, Settings.WrongHost), servers.CaFile);
        await AssertRefusedAsync(services);
    }

    [Fact]
    public async Task a_plaintext_client_is_refused()
    {
        await using var services = Services(Settings.Postgres(servers, Settings.RightHost, "?sslmode=disable"), servers.CaFile);
        var error = await Assert.ThrowsAsync<PostgresException>(() => services.GetRequiredService<DatabaseProbe>().PingAsync(Token));
        Assert.Contains("no encryption", error.Message, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(ServiceProvider services)
    {
        var error = await Assert.ThrowsAsync<NpgsqlException>(() => services.GetRequiredService<DatabaseProbe>().PingAsync(Token));
        Assert.IsType<AuthenticationException>(error.InnerException);
    }

    private static ServiceProvider Services(string setting, string? caFile) => new ServiceCollection()
        .AddCompanyData(Settings.Of(("DATABASE_URL", setting), Settings.CaFile(caFile)).GetPostgresConnectionString(ConnectionNames.Database))
        .BuildServiceProvider();
}
