using System.Net;
using KErp.Hosting.HostProcesses;
using KErp.Names;
using KErp.Transport.Tests.Servers;

namespace KErp.Transport.Tests;

/// <summary>The built services themselves, as in production.</summary>
public sealed class ServicesTests(TlsServers servers)
{
    private static readonly string Key = $"test:{Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task everything_connects_by_tls_and_is_ready()
    {
        var migrated = await ServerProcess.RunAsync(Program("KErp.Migrate", "migrate", "up"), Production());
        Assert.True(migrated.ExitCode == 0, migrated.Output);

        foreach (var service in (string[])["KErp.Api", "KErp.Worker"])
        {
            var port = LocalPorts.Any();
            await using var running = await ServerProcess.StartAsync(
                "Application started", Program(service, service), [.. Production(), ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}")]);
            var ready = await ReadyAsync(port);
            Assert.Contains("\"status\":\"Healthy\"", ready, StringComparison.Ordinal);
            Assert.DoesNotContain("Degraded", ready, StringComparison.Ordinal);
        }

        var letters = await ServerProcess.RunAsync(Program("KErp.Worker", "KErp.Worker", "dlq", "list"), Production());
        Assert.Equal((0, "0 dead letter(s)"), letters);
    }

    [Theory]
    [InlineData("KErp.Api", "KErp.Api")]
    [InlineData("KErp.Worker", "KErp.Worker")]
    [InlineData("KErp.Worker", "KErp.Worker", "dlq", "list")]
    [InlineData("KErp.Migrate", "migrate", "up")]
    public async Task plaintext_is_refused_at_start_with_every_setting_named(string project, string assembly, params string[] arguments)
    {
        foreach (var environment in (string[])["Production", "Staging", ""])
        {
            var (exitCode, output) = await ServerProcess.RunAsync(Program(project, assembly, arguments), Plaintext(environment));

            Assert.NotEqual(0, exitCode);
            Assert.DoesNotContain(TlsServers.Password, output, StringComparison.Ordinal);
            foreach (var problem in (string[])[
                "DATABASE_URL must have sslmode=verify-full outside Development, unless ALLOW_PLAINTEXT=true.",
                "REDIS_URL must start with rediss:// or have ssl=true outside Development, unless ALLOW_PLAINTEXT=true.",
                "NATS_URL must start with tls:// outside Development, unless ALLOW_PLAINTEXT=true."])
                Assert.Contains(problem, output, StringComparison.Ordinal);
            if (assembly is "KErp.Worker" && arguments.Length == 0)
                Assert.Contains("TAX_SCRAPER_URL must start with https:// outside Development, unless ALLOW_PLAINTEXT=true.", output, StringComparison.Ordinal);
        }
    }

    private (string, string)[] Production() =>
    [
        (ServiceVariables.Environment, "Production"),
        (EnvironmentVariables.TlsCaFile, servers.CaFile),
        (EnvironmentVariables.OwnerDatabaseUrl, Settings.Postgres(servers, Settings.RightHost)),
        (EnvironmentVariables.DatabaseUrl, Settings.Postgres(servers, Settings.RightHost, user: DatabaseRoles.App)),
        (EnvironmentVariables.RelayDatabaseUrl, Settings.Postgres(servers, Settings.RightHost, user: DatabaseRoles.Relay)),
        (EnvironmentVariables.SealerDatabaseUrl, Settings.Postgres(servers, Settings.RightHost, user: DatabaseRoles.Sealer)),
        (EnvironmentVariables.AppPassword, TlsServers.Password),
        (EnvironmentVariables.SealerPassword, TlsServers.Password),
        (EnvironmentVariables.RelayPassword, TlsServers.Password),
        (EnvironmentVariables.BackupPassword, TlsServers.Password),
        (EnvironmentVariables.RedisUrl, Settings.Redis(servers, Settings.RightHost)),
        (EnvironmentVariables.NatsUrl, Settings.Nats(servers.NatsPort, Settings.RightHost)),
        (EnvironmentVariables.TaxScraperUrl, Settings.TaxScraper(servers.TaxScraperPort, Settings.RightHost)),
        (EnvironmentVariables.JwtSecret, Key),
        (EnvironmentVariables.EncryptionKey, Key),
        // Nothing is mailed here: the address only has to be a safe one.
        (EnvironmentVariables.SmtpUrl, "smtps://localhost"),
        (ServiceVariables.MailFrom, "kerp@kerp.example"),
        (ServiceVariables.AuditHeadsDirectory, Path.Combine(Path.GetDirectoryName(servers.CaFile)!, "audit-heads")),
        ("IdentityMails__LinkBase", "https://erp.kerp.example"),
    ];

    private (string, string)[] Plaintext(string environment) =>
    [
        .. Production(),
        (ServiceVariables.Environment, environment),
        (EnvironmentVariables.DatabaseUrl, Settings.Postgres(servers, Settings.RightHost, parameters: "")),
        (EnvironmentVariables.RedisUrl, Settings.Redis(servers, Settings.RightHost, "redis")),
        (EnvironmentVariables.NatsUrl, Settings.Nats(servers.NatsPort, Settings.RightHost, "nats")),
        (EnvironmentVariables.TaxScraperUrl, Settings.TaxScraper(servers.TaxScraperPort, Settings.RightHost, "dns")),
    ];

    private static async Task<string> ReadyAsync(int port)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        for (var patience = TimeSpan.FromSeconds(30); ; patience -= TimeSpan.FromMilliseconds(200))
        {
            using var answer = await http.GetAsync(new Uri(HealthPaths.Ready, UriKind.Relative), Token);
            var body = await answer.Content.ReadAsStringAsync(Token);
            if ((answer.StatusCode is HttpStatusCode.OK && !body.Contains("Degraded", StringComparison.Ordinal)) || patience <= TimeSpan.Zero) return body;
            await Task.Delay(200, Token);
        }
    }

    private static string[] Program(string project, string assembly, params string[] arguments)
    {
        // .../tests/X/bin/<configuration>/<framework>/
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(Repository.Root, "services", project, "bin", output.Parent!.Name, output.Name, $"{assembly}.dll");
        return ["dotnet", built, .. arguments];
    }
}
