using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using KErp.Data.Encryption;
using KErp.Integration.Tests.Platform;
using KErp.Names;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// One platform for the whole run, and one test at a time: the tests break it on purpose.
[assembly: AssemblyFixture(typeof(RunningPlatform))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace KErp.Integration.Tests.Platform;

/// <summary>The real AppHost with its real servers, started once. A server that is missing is a failure that names it.</summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private const string KeyId = "test";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4);
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"kerp-tests-{Guid.NewGuid():N}"[..23]);
    private readonly Dictionary<string, byte[]> _keys =
        Parameters.KeyRings.ToDictionary(name => name, _ => System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private readonly Dictionary<string, string> _passwords =
        Parameters.Secrets.ToDictionary(name => name, _ => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
    private DistributedApplication? _app;

    public DistributedApplication App => _app ?? throw new InvalidOperationException("The platform has not started.");
    public ApiClient Api { get; private set; } = null!;
    public Uri Url => App.GetEndpoint(Resources.Api, Endpoints.Http);

    /// <summary>What the provider shows when it tells us something.</summary>
    public string WebhookKey => _passwords[Parameters.PopbillWebhookKey];

    /// <summary>The company that signed up when the platform was new; its owner makes the <see cref="Invoices"/>.</summary>
    public Guid CompanyId { get; private set; }
    public InvoiceClient Invoices { get; private set; } = null!;
    public AccessTokenMint Mint { get; private set; } = null!;
    public Principals Principals { get; private set; } = null!;

    /// <summary>Seals and opens columns with the platform's own key.</summary>
    public FieldCipher Cipher { get; private set; } = null!;
    public SandboxClient Sandbox { get; private set; } = null!;
    public PlatformDatabase Database { get; private set; } = null!;
    public BrokerClient Broker { get; private set; } = null!;
    public Mailbox Mailbox { get; private set; } = null!;
    public PlatformProcesses Processes { get; private set; } = null!;
    public string AuditHeads => Path.Combine(_data, "audit-heads");
    public string EncryptionKey => $"{KeyId}:{Convert.ToBase64String(_keys[Parameters.EncryptionKey])}";
    public string NatsStore => Path.Combine(_data, Resources.Nats, "store");

    public async ValueTask InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.KErp_AppHost>(
        [
            $"--{AppHostKeys.DataDirectory}={_data}", .. GeneratedPasswords(), .. GeneratedKeys(),
        ]);
        CompressTimes(builder);
        WidenRateLimits(builder);
        builder.Services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("KErp.AppHost.Resources", LogLevel.None)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        _app = await builder.BuildAsync();
        using var limit = new CancellationTokenSource(StartLimit);
        await _app.StartAsync(limit.Token);
        foreach (var resource in new[] { Resources.Sandbox, Resources.TaxScraper, Resources.InsuranceEdi, Resources.Worker, Resources.Api })
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(resource, limit.Token);
        await ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is null) return;
        Invoices?.Dispose();
        Api?.Dispose();
        Sandbox?.Dispose();
        if (Database is not null) await Database.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task ConnectAsync()
    {
        Sandbox = new SandboxClient(App.GetEndpoint(Resources.Sandbox, Endpoints.Http));
        Database = new PlatformDatabase(
            (await App.GetConnectionStringAsync(Resources.Database))!,
            (await App.GetConnectionStringAsync(RoleResource(DatabaseRoles.App)))!,
            (await App.GetConnectionStringAsync(RoleResource(DatabaseRoles.Relay)))!,
            (await App.GetConnectionStringAsync(RoleResource(DatabaseRoles.Sealer)))!,
            (await App.GetConnectionStringAsync(RoleResource(DatabaseRoles.Backup)))!);
        Cipher = new FieldCipher(KeyRing.Parse(EncryptionKey, Parameters.EncryptionKey));
        Mailbox = new Mailbox(Sandbox);
        Processes = new PlatformProcesses(App);
        Mint = new AccessTokenMint(KeyId, _keys[Parameters.JwtSecret]);
        // What is issued stays issued until a test sends it on, and the provider tells of it only where a test listens.
        await Sandbox.HoldAsync(true);
        await Sandbox.TellNobodyAsync();
        Api = new ApiClient(Url);
        var owner = await Api.SignUpAsync();
        CompanyId = owner.CompanyId;
        Broker = new BrokerClient((await App.GetConnectionStringAsync(Resources.Nats))!, CompanyId);
        Principals = new Principals(Database, Mint, CompanyId);
        Invoices = new InvoiceClient(Url, owner.AccessToken);
    }

    /// <summary>What a flush of the cache by hand would do, and a restart without its file.</summary>
    public async Task FlushRedisAsync()
    {
        await using var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync($"{await App.GetConnectionStringAsync(Resources.Redis)},allowAdmin=true");
        await redis.GetServers()[0].FlushAllDatabasesAsync();
    }

    private static string RoleResource(string role) => role.Replace('_', '-');

    /// <summary>Given here, so that a run reads and writes no user secrets.</summary>
    private IEnumerable<string> GeneratedPasswords() => _passwords.Select(password => $"--Parameters:{password.Key}={password.Value}");

    private IEnumerable<string> GeneratedKeys() => _keys.Keys.Select(name => $"--Parameters:{name}={KeyText(name)}");

    private string KeyText(string name) => $"{KeyId}:{Convert.ToBase64String(_keys[name])}";

    /// <summary>Waits of minutes become seconds; the order between them stays as in production.</summary>
    private static void CompressTimes(IDistributedApplicationTestingBuilder builder)
    {
        var worker = Project(builder, Resources.Worker);
        foreach (var (name, value) in new Dictionary<string, string>
                 {
                     ["Messaging__AckWait"] = "00:00:06",
                     ["Messaging__RetryDelayCap"] = "00:00:01",
                     ["Messaging__ReconcileInterval"] = "00:00:01",
                     ["Messaging__BacklogInterval"] = "00:00:00.5",
                     ["Audit__HeadsInterval"] = "00:00:02",
                     ["TaxScraper__CallDeadline"] = "00:00:04",
                     ["TaxScraper__BreakDuration"] = "00:00:00.5",
                     ["TaxScraper__SamplingDuration"] = "00:00:05",
                     ["Issuing__LeaseMargin"] = "00:00:01",
                     ["Issuing__RetryDelayCap"] = "00:00:01",
                     ["Issuing__SubmissionPoll"] = "00:00:00.5",
                     ["FollowUp__Interval"] = "00:00:01",
                     ["FollowUp__Soonest"] = "00:00:05",
                     ["FollowUp__WebhookInterval"] = "00:00:00.2",
                     ["Schedules__PollInterval"] = "00:00:01",
                     ["Schedules__RetryDelay"] = "00:00:01",
                     ["Collecting__PollInterval"] = "00:00:00.5",
                     ["Collecting__RetryDelayCap"] = "00:00:01",
                     ["Mail__SendTimeout"] = "00:00:08",
                     ["Mail__Lease"] = "00:00:10",
                     ["Mail__RetryDelayCap"] = "00:00:01",
                 })
            worker.WithEnvironment(name, value);
        foreach (var service in new[] { worker, Project(builder, Resources.Api) })
            service.WithEnvironment("Shutdown__DrainDelay", "00:00:02").WithEnvironment("Replicas__IdleInTransaction", "00:00:01");
        var api = Project(builder, Resources.Api);
        // One token for the whole run, and no limit that all tests together could reach.
        api.WithEnvironment("Tokens__AccessLifetime", "01:00:00")
            .WithEnvironment("LoginThrottle__PerAccount", "1000")
            .WithEnvironment("LoginThrottle__PerAddress", "100000");
        var taxScraper = builder.Resources.OfType<ExecutableResource>().Single(r => r.Name == Resources.TaxScraper);
        builder.CreateResourceBuilder(taxScraper).WithEnvironment("POPBILL_TIMEOUT_SECONDS", "1");
    }

    /// <summary>All tests are one client at one address; what the limits do is the business of their own tests.</summary>
    private static void WidenRateLimits(IDistributedApplicationTestingBuilder builder)
    {
        var api = Project(builder, Resources.Api);
        foreach (var limit in (string[])["CompanyBurst", "CompanyPerMinute", "AddressBurst", "AddressPerMinute"])
            api.WithEnvironment($"RateLimits__{limit}", "10000000");
    }

    private static IResourceBuilder<ProjectResource> Project(IDistributedApplicationTestingBuilder builder, string name) =>
        builder.CreateResourceBuilder(builder.Resources.OfType<ProjectResource>().Single(r => r.Name == name));
}
