namespace KErp.Names;

/// <summary>Configuration of the AppHost, as keys of <c>IConfiguration</c>.</summary>
public static class AppHostKeys
{
    /// <summary><c>auto</c>, <c>container</c> or <c>process</c>.</summary>
    public const string Engine = "KErp:Engine";

    /// <summary>Where the process engine keeps the data of PostgreSQL, Redis, NATS and the sandbox.</summary>
    public const string DataDirectory = "KErp:DataDirectory";

    /// <summary>Where the AppHost writes its run report once everything is healthy.</summary>
    public const string RunFile = "KErp:RunFile";

    /// <summary>How many seconds everything may take to become healthy before the run report says what failed.</summary>
    public const string StartTimeout = "KErp:StartTimeout";

    /// <summary>The Python interpreter for services that have no virtual environment.</summary>
    public const string Python = "KErp:Python";

    /// <summary>The only folders in which server programs are looked for, when set.</summary>
    public const string ProgramPath = "KERP_PROGRAM_PATH";
}

/// <summary>Configuration of the services that the AppHost sets, as environment variables.</summary>
public static class ServiceVariables
{
    public const string SandboxLinkId = "Sandbox__LinkId";
    public const string SandboxSecretKey = "Sandbox__SecretKey";
    public const string SandboxDatabase = "Sandbox__Database";
    public const string SandboxWebhookUrl = "Sandbox__Webhook__Url";
    public const string SandboxWebhookApiKey = "Sandbox__Webhook__ApiKey";
    public const string SandboxSmtpPort = "Sandbox__SmtpPort";

    /// <summary>Whom the platform's mails are from.</summary>
    public const string MailFrom = "Mail__From";

    /// <summary>Where the worker writes the heads of the audit's chains.</summary>
    public const string AuditHeadsDirectory = "Audit__HeadsDirectory";

    /// <summary>Where links in mails lead.</summary>
    public const string MailLinkBase = "IdentityMails__LinkBase";
    public const string HttpPorts = "HTTP_PORTS";
    public const string BindAddress = "BIND_ADDRESS";
    public const string Environment = "ASPNETCORE_ENVIRONMENT";

    /// <summary>A network that may say for whom it forwards.</summary>
    public static string TrustedProxy(int index) => $"Edge__TrustedProxies__{index}";
}

/// <summary>Parameters of the model: generated and kept as user secrets in run mode, the operator's in the cluster.</summary>
public static class Parameters
{
    public const string PostgresPassword = "postgres-password";
    public const string RedisPassword = "redis-password";
    public const string NatsPassword = "nats-password";
    public const string AppPassword = "kerp-app-password";
    public const string RelayPassword = "kerp-relay-password";
    public const string SealerPassword = "kerp-sealer-password";
    public const string BackupPassword = "kerp-backup-password";
    public const string JwtSecret = "jwt-secret";
    public const string EncryptionKey = "encryption-key";
    public const string PopbillLinkId = "popbill-link-id";
    public const string PopbillApiKey = "popbill-api-key";
    public const string PopbillWebhookKey = "popbill-webhook-key";
    public const string PopbillPartnerNumber = "popbill-partner-number";
    public const string NtsApiKey = "nts-api-key";
    public const string SmtpUrl = "smtp-url";
    public const string MailFrom = "mail-from";

    /// <summary>Passwords that run mode generates.</summary>
    public static readonly IReadOnlyList<string> Secrets =
        [PostgresPassword, RedisPassword, NatsPassword, AppPassword, RelayPassword, SealerPassword, BackupPassword, PopbillApiKey, PopbillWebhookKey];

    /// <summary>Keys with ids, <c>id:base64</c>, that run mode generates.</summary>
    public static readonly IReadOnlyList<string> KeyRings = [JwtSecret, EncryptionKey];
}

/// <summary>Health endpoints: on the public port of every C# service, on the management port of every Python one.</summary>
public static class HealthPaths
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string Startup = "/health/startup";
}

/// <summary>Python packages and the folders below <c>services</c> that hold them.</summary>
public static class PythonServices
{
    public const string TaxScraperModule = "kerp_tax_scraper";
    public const string InsuranceEdiModule = "kerp_insurance_edi";
    public const string CommonFolder = "python-common";
}
