namespace KErp.Names;

/// <summary>Environment variables of the operations guide, and the few that K-ERP adds.</summary>
public static class EnvironmentVariables
{
    public const string DatabaseUrl = "DATABASE_URL";
    public const string RelayDatabaseUrl = "RELAY_DATABASE_URL";
    public const string SealerDatabaseUrl = "SEALER_DATABASE_URL";
    public const string OwnerDatabaseUrl = "OWNER_DATABASE_URL";
    public const string RedisUrl = "REDIS_URL";
    public const string NatsUrl = "NATS_URL";

    /// <summary>Signs access tokens: <c>id:base64[,id:base64]</c>; the first signs, all verify. Only the API has it.</summary>
    public const string JwtSecret = "JWT_SECRET";

    /// <summary>Seals personal data: <c>id:base64[,id:base64]</c>; the first seals, all open.</summary>
    public const string EncryptionKey = "ENCRYPTION_KEY";

    /// <summary>The SecretKey that Popbill (Linkhub) gives a partner; pairs with <see cref="PopbillLinkId"/>.</summary>
    public const string PopbillApiKey = "POPBILL_API_KEY";
    public const string PopbillLinkId = "POPBILL_LINK_ID";

    /// <summary><c>POPBILL</c> or <c>POPBILL_TEST</c>.</summary>
    public const string PopbillServiceId = "POPBILL_SERVICE_ID";
    public const string PopbillAuthUrl = "POPBILL_AUTH_URL";
    public const string PopbillApiUrl = "POPBILL_API_URL";

    /// <summary>What the provider shows when it tells us something; without it nothing is taken from anybody.</summary>
    public const string ProviderWebhookKey = "POPBILL_WEBHOOK_KEY";

    /// <summary>The partner's own business, ten digits: Popbill is asked for other businesses in its name when 국세청 is away.</summary>
    public const string PopbillPartnerNumber = "POPBILL_PARTNER_NUMBER";

    /// <summary>Popbill's refusals that K-ERP has words for, as numbers with commas. Popbill publishes none of them.</summary>
    public const string PopbillNotAMemberCodes = "POPBILL_NOT_A_MEMBER_CODES";
    public const string PopbillCertificateMissingCodes = "POPBILL_CERTIFICATE_MISSING_CODES";
    public const string PopbillCertificateExpiredCodes = "POPBILL_CERTIFICATE_EXPIRED_CODES";
    public const string PopbillPointsExhaustedCodes = "POPBILL_POINTS_EXHAUSTED_CODES";

    /// <summary>국세청's service for the state of businesses, and its service key of data.go.kr.</summary>
    public const string NtsApiUrl = "NTS_API_URL";
    public const string NtsApiKey = "NTS_API_KEY";

    public const string AppPassword = "KERP_APP_PASSWORD";
    public const string RelayPassword = "KERP_RELAY_PASSWORD";
    public const string SealerPassword = "KERP_SEALER_PASSWORD";
    public const string BackupPassword = "KERP_BACKUP_PASSWORD";

    /// <summary>Of the operator that <c>migrate create-operator</c> makes; read from standard input when unset.</summary>
    public const string OperatorPassword = "KERP_OPERATOR_PASSWORD";

    public const string GrpcPort = "GRPC_PORT";
    public const string ManagementPort = "MANAGEMENT_PORT";

    /// <summary>The mail server, as <c>smtp://user:password@host:587</c> or <c>smtps://…</c>. Only the worker has it.</summary>
    public const string SmtpUrl = "SMTP_URL";

    public const string TaxScraperUrl = "TAX_SCRAPER_URL";
    public const string InsuranceEdiUrl = "INSURANCE_EDI_URL";

    /// <summary>PEM bundle of the only issuers that connections trust; the system's issuers when not set.</summary>
    public const string TlsCaFile = "TLS_CA_FILE";

    /// <summary>PEM certificate that a C# service shows to servers that ask for one; pairs with <see cref="TlsKeyFile"/>.</summary>
    public const string TlsCertFile = "TLS_CERT_FILE";
    public const string TlsKeyFile = "TLS_KEY_FILE";

    /// <summary>PEM certificate chain with which a Python service serves gRPC; pairs with <see cref="GrpcTlsKeyFile"/>.</summary>
    public const string GrpcTlsCertFile = "GRPC_TLS_CERT_FILE";
    public const string GrpcTlsKeyFile = "GRPC_TLS_KEY_FILE";

    /// <summary>PEM bundle: with it a Python service serves only clients that show a certificate of one of these issuers.</summary>
    public const string GrpcTlsClientCaFile = "GRPC_TLS_CLIENT_CA_FILE";

    /// <summary><c>true</c> where connections may be unencrypted though it is not Development: one machine, one cluster of it.</summary>
    public const string AllowPlaintext = "ALLOW_PLAINTEXT";

    /// <summary>OpenTelemetry's collector; without it no telemetry is sent.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Where backups go: a bucket of S3 in <see cref="AwsRegion"/>, or a folder.</summary>
    public const string BackupBucket = "BACKUP_BUCKET";
    public const string BackupDirectory = "BACKUP_DIRECTORY";
    public const string AwsRegion = "AWS_REGION";
}

/// <summary>Names of connection strings, as Aspire's <c>WithReference</c> writes them.</summary>
public static class ConnectionNames
{
    /// <summary>As <see cref="DatabaseRoles.App"/>.</summary>
    public const string Database = "kerp";

    /// <summary>As <see cref="DatabaseRoles.Relay"/>.</summary>
    public const string RelayDatabase = "kerp-relay";

    /// <summary>As <see cref="DatabaseRoles.Sealer"/>.</summary>
    public const string SealerDatabase = "kerp-sealer";

    /// <summary>As the owner of the schema; only <c>migrate</c> has it.</summary>
    public const string OwnerDatabase = "kerp-owner";

    /// <summary>As <see cref="DatabaseRoles.Backup"/>.</summary>
    public const string BackupDatabase = "kerp-backup";
    public const string Redis = "redis";
    public const string Nats = "nats";
    public const string Smtp = "smtp";
}
