namespace KErp.Names;

/// <summary>
/// Every environment variable of the cluster: whose it is, whether it is a secret and where that is kept, and whether the
/// service starts without it. The publisher makes ConfigMaps and Secrets of it; a test holds it against what the services read.
/// </summary>
public static class EnvironmentContract
{
    public static readonly IReadOnlyList<EnvironmentEntry> Entries =
    [
        .. WebService(Workloads.Api),
        Secret(Workloads.Api, EnvironmentVariables.DatabaseUrl, "database", "url", ConnectionNames.Database),
        Secret(Workloads.Api, EnvironmentVariables.RedisUrl, "redis", "url", ConnectionNames.Redis),
        Secret(Workloads.Api, EnvironmentVariables.NatsUrl, "nats", "url", ConnectionNames.Nats),
        Secret(Workloads.Api, EnvironmentVariables.JwtSecret, "auth", "jwt_secret"),
        Secret(Workloads.Api, EnvironmentVariables.EncryptionKey, "encryption", "key"),
        Secret(Workloads.Api, EnvironmentVariables.ProviderWebhookKey, "popbill", "webhook_key"),
        Config(Workloads.Api, ServiceVariables.MailLinkBase),
        Optional(Workloads.Api, ServiceVariables.TrustedProxy(0)),
        Optional(Workloads.Api, ServiceVariables.TrustedProxy(1)),
        Optional(Workloads.Api, ServiceVariables.TrustedProxy(2)),

        .. WebService(Workloads.Worker),
        Secret(Workloads.Worker, EnvironmentVariables.DatabaseUrl, "database", "url", ConnectionNames.Database),
        Secret(Workloads.Worker, EnvironmentVariables.RelayDatabaseUrl, "database", "relay_url", ConnectionNames.RelayDatabase),
        Secret(Workloads.Worker, EnvironmentVariables.SealerDatabaseUrl, "database", "sealer_url", ConnectionNames.SealerDatabase),
        Secret(Workloads.Worker, EnvironmentVariables.RedisUrl, "redis", "url", ConnectionNames.Redis),
        Secret(Workloads.Worker, EnvironmentVariables.NatsUrl, "nats", "url", ConnectionNames.Nats),
        Secret(Workloads.Worker, EnvironmentVariables.EncryptionKey, "encryption", "key"),
        Secret(Workloads.Worker, EnvironmentVariables.SmtpUrl, "smtp", "url"),
        Config(Workloads.Worker, ServiceVariables.MailFrom),
        Config(Workloads.Worker, ServiceVariables.AuditHeadsDirectory),

        .. PythonService(Workloads.TaxScraper),
        Config(Workloads.TaxScraper, EnvironmentVariables.PopbillLinkId),
        Secret(Workloads.TaxScraper, EnvironmentVariables.PopbillApiKey, "popbill", "api_key"),
        Config(Workloads.TaxScraper, EnvironmentVariables.PopbillServiceId),
        Config(Workloads.TaxScraper, EnvironmentVariables.PopbillAuthUrl),
        Config(Workloads.TaxScraper, EnvironmentVariables.PopbillApiUrl),
        Config(Workloads.TaxScraper, EnvironmentVariables.PopbillPartnerNumber),
        Config(Workloads.TaxScraper, EnvironmentVariables.NtsApiUrl),
        Secret(Workloads.TaxScraper, EnvironmentVariables.NtsApiKey, "nts", "api_key"),

        .. PythonService(Workloads.InsuranceEdi),

        Secret(Workloads.Migration, EnvironmentVariables.OwnerDatabaseUrl, "database", "owner_url", ConnectionNames.OwnerDatabase),
        Secret(Workloads.Migration, EnvironmentVariables.AppPassword, "database", "app_password"),
        Secret(Workloads.Migration, EnvironmentVariables.RelayPassword, "database", "relay_password"),
        Secret(Workloads.Migration, EnvironmentVariables.SealerPassword, "database", "sealer_password"),
        Secret(Workloads.Migration, EnvironmentVariables.BackupPassword, "database", "backup_password"),
        Optional(Workloads.Migration, EnvironmentVariables.AllowPlaintext),
        Optional(Workloads.Migration, EnvironmentVariables.TlsCaFile),

        Secret(Workloads.Backup, EnvironmentVariables.DatabaseUrl, "database", "backup_url", ConnectionNames.BackupDatabase),
        Optional(Workloads.Backup, EnvironmentVariables.BackupBucket),
        Optional(Workloads.Backup, EnvironmentVariables.BackupDirectory),
        Optional(Workloads.Backup, EnvironmentVariables.AwsRegion),
        Optional(Workloads.Backup, EnvironmentVariables.TlsCaFile),
    ];

    public static IEnumerable<EnvironmentEntry> Of(string workload) => Entries.Where(entry => entry.Workload == workload);

    private static IEnumerable<EnvironmentEntry> WebService(string workload) =>
    [
        Config(workload, ServiceVariables.HttpPorts),
        Config(workload, EnvironmentVariables.ManagementPort),
        Config(workload, EnvironmentVariables.TaxScraperUrl),
        Config(workload, EnvironmentVariables.InsuranceEdiUrl),
        Optional(workload, EnvironmentVariables.AllowPlaintext),
        Optional(workload, EnvironmentVariables.TlsCaFile),
        Optional(workload, EnvironmentVariables.OtlpEndpoint),
    ];

    private static IEnumerable<EnvironmentEntry> PythonService(string workload) =>
    [
        Config(workload, EnvironmentVariables.GrpcPort),
        Config(workload, EnvironmentVariables.ManagementPort),
        Optional(workload, EnvironmentVariables.AllowPlaintext),
        Optional(workload, EnvironmentVariables.GrpcTlsCertFile),
        Optional(workload, EnvironmentVariables.GrpcTlsKeyFile),
        Optional(workload, EnvironmentVariables.OtlpEndpoint),
    ];

    private static EnvironmentEntry Config(string workload, string name) => new(workload, name, Required: true, Secret: null, Connection: null);

    private static EnvironmentEntry Optional(string workload, string name) => new(workload, name, Required: false, Secret: null, Connection: null);

    private static EnvironmentEntry Secret(string workload, string name, string store, string property, string? connection = null) =>
        new(workload, name, Required: true, new(store, property), connection);
}

/// <param name="Workload">One of <see cref="Workloads"/>.</param>
/// <param name="Name">The environment variable.</param>
/// <param name="Required">The model has to give it in every environment.</param>
/// <param name="Secret">Where the operator keeps it; null for what anybody may read, which the model or the environment's file gives.</param>
/// <param name="Connection">The connection string that the model calls it by.</param>
public sealed record EnvironmentEntry(string Workload, string Name, bool Required, SecretLocation? Secret, string? Connection);

/// <summary><paramref name="Property"/> of the JSON document <c>kerp/&lt;env&gt;/&lt;Store&gt;</c> in AWS Secrets Manager.</summary>
public sealed record SecretLocation(string Store, string Property);
