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

    public const string AppPassword = "KERP_APP_PASSWORD";
    public const string RelayPassword = "KERP_RELAY_PASSWORD";
    public const string SealerPassword = "KERP_SEALER_PASSWORD";
    public const string BackupPassword = "KERP_BACKUP_PASSWORD";

    /// <summary>Of the operator that <c>migrate create-operator</c> makes; read from standard input when unset.</summary>
    public const string OperatorPassword = "KERP_OPERATOR_PASSWORD";

    public const string GrpcPort = "GRPC_PORT";
    public const string ManagementPort = "MANAGEMENT_PORT";

    public const string TaxScraperUrl = "TAX_SCRAPER_URL";
    public const string InsuranceEdiUrl = "INSURANCE_EDI_URL";
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
    public const string Redis = "redis";
    public const string Nats = "nats";
}
