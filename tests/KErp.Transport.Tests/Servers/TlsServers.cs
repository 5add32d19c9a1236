using System.Runtime.Versioning;
using KErp.Hosting.HostProcesses;
using KErp.Hosting.Python;
using KErp.Names;
using KErp.Transport.Tests.Servers;
using Microsoft.Extensions.Configuration;

// They run as user postgres, end by SIGINT, and keep keys by file mode.
[assembly: UnsupportedOSPlatform("windows")]
[assembly: AssemblyFixture(typeof(TlsServers))]

namespace KErp.Transport.Tests.Servers;

/// <summary>
/// PostgreSQL, Redis, NATS and tax-scraper, each with a certificate of one issuer for <c>localhost</c>, so that <c>127.0.0.1</c>
/// is the wrong name for the right server.
/// </summary>
public sealed class TlsServers : IAsyncLifetime
{
    public const string Password = "letmein";
    private readonly ProgramFinder _programs = new(Environment.GetEnvironmentVariable(AppHostKeys.ProgramPath));
    private readonly string _folder = Directory.CreateTempSubdirectory("kerp-tls-").FullName;
    private readonly List<ServerProcess> _running = [];
    private readonly TestAuthority _issuer;
    private readonly TestAuthority _stranger;

    public TlsServers()
    {
        // User postgres goes through to its own folder below.
        File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        _issuer = new TestAuthority(_folder, "issuer");
        _stranger = new TestAuthority(_folder, "stranger");
        Served = _issuer.Issue("served");
        Client = _issuer.Issue("client", "kerp-worker");
        ForeignClient = _stranger.Issue("foreign-client", "kerp-worker");
    }

    public string CaFile => _issuer.CaFile;

    public string StrangersCaFile => _stranger.CaFile;

    internal PemFiles Served { get; }

    internal PemFiles Client { get; }

    internal PemFiles ForeignClient { get; }

    public int PostgresPort { get; } = LocalPorts.Any();

    public int RedisPort { get; } = LocalPorts.Any();

    public int NatsPort { get; } = LocalPorts.Any();

    public int TaxScraperPort { get; } = LocalPorts.Any();

    public async ValueTask InitializeAsync()
    {
        _running.Add(await StartPostgresAsync());
        _running.Add(await StartRedisAsync());
        _running.Add(await StartNatsAsync(NatsPort, TlsOfNats));
        _running.Add(await StartTaxScraperAsync(TaxScraperPort));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _running) await server.DisposeAsync();
        _issuer.Dispose();
        _stranger.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal string TlsOfNats => $"tls {{ cert_file: \"{Served.Certificate}\", key_file: \"{Served.Key}\" }}";

    internal async Task<ServerProcess> StartNatsAsync(int port, string tls)
    {
        var configuration = Path.Combine(_folder, $"nats-{port}.conf");
        await File.WriteAllTextAsync(configuration, $$"""
            listen: "127.0.0.1:{{port}}"
            authorization { user: "kerp", password: "{{Password}}" }
            jetstream { store_dir: "{{Path.Combine(_folder, $"nats-{port}")}}" }
            {{tls}}
            """);
        return await ServerProcess.StartAsync("Server is ready", [Program("nats-server"), "--debug", "--config", configuration]);
    }

    internal Task<ServerProcess> StartTaxScraperAsync(int port, params (string Name, string Value)[] more)
    {
        var services = Path.Combine(Repository.Root, "services");
        var folder = Path.Combine(services, Resources.TaxScraper);
        var python = PythonInterpreter.Choose(folder, Repository.Root, new ConfigurationBuilder().AddEnvironmentVariables().Build());
        return ServerProcess.StartAsync("grpc listening", [python, "-m", PythonServices.TaxScraperModule],
            [
                ("PYTHONPATH", $"{folder}:{Path.Combine(services, PythonServices.CommonFolder)}"),
                (ServiceVariables.BindAddress, "127.0.0.1"),
                (EnvironmentVariables.GrpcPort, $"{port}"),
                (EnvironmentVariables.ManagementPort, "0"),
                (EnvironmentVariables.GrpcTlsCertFile, Served.Certificate),
                (EnvironmentVariables.GrpcTlsKeyFile, Served.Key),
                (EnvironmentVariables.PopbillLinkId, "TESTER"),
                (EnvironmentVariables.PopbillApiKey, "MDEyMzQ1Njc4OWFiY2RlZg=="),
                (EnvironmentVariables.PopbillAuthUrl, "https://127.0.0.1:1"),
                (EnvironmentVariables.PopbillApiUrl, "https://127.0.0.1:1"),
                .. more,
            ]);
    }

    private Task<ServerProcess> StartRedisAsync() => ServerProcess.StartAsync("Ready to accept connections",
        [
            Program("redis-server"), "--bind", "127.0.0.1", "--port", "0", "--tls-port", $"{RedisPort}", "--dir", _folder, "--save", "", "--requirepass", Password,
            "--tls-cert-file", Served.Certificate, "--tls-key-file", Served.Key, "--tls-ca-cert-file", CaFile, "--tls-auth-clients", "no",
        ]);

    private async Task<ServerProcess> StartPostgresAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "postgres")).FullName;
        string FileOf(string name) => Path.Combine(folder, name);
        File.Copy(Served.Certificate, FileOf("server.crt"));
        File.Copy(Served.Key, FileOf("server.key"));
        File.SetUnixFileMode(FileOf("server.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(FileOf("password"), Password);
        // Only encrypted connections have an entry.
        await File.WriteAllTextAsync(FileOf("hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        if (HostUser.IsRoot) await SucceedAsync("chown", "-R", $"{HostUser.Postgres}:{HostUser.Postgres}", folder);

        // Its tools lie beside the file itself, not beside a link to it.
        var postgres = File.ResolveLinkTarget(Program("postgres"), returnFinalTarget: true)?.FullName ?? Program("postgres");
        var data = FileOf("data");
        await SucceedAsync([.. HostUser.AsPostgres, Path.Combine(Path.GetDirectoryName(postgres)!, "initdb"), "-D", data, "-U", "owner",
            "--pwfile", FileOf("password"), "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        return await ServerProcess.StartAsync("database system is ready to accept connections",
            [
                .. HostUser.AsPostgres, postgres, "-D", data, "-c", $"hba_file={FileOf("hba.conf")}", "-c", "listen_addresses=127.0.0.1",
                "-c", $"port={PostgresPort}", "-c", "unix_socket_directories=", "-c", "fsync=off",
                "-c", "ssl=on", "-c", $"ssl_cert_file={FileOf("server.crt")}", "-c", $"ssl_key_file={FileOf("server.key")}",
            ]);
    }

    private string Program(string name) =>
        _programs.Find(name) ?? throw new InvalidOperationException($"{name} is not on this machine; ./kerp test installs it.");

    private static async Task SucceedAsync(params string[] command)
    {
        var (exitCode, output) = await ServerProcess.RunAsync(command);
        Assert.True(exitCode == 0, output);
    }
}
