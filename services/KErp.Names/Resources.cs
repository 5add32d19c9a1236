namespace KErp.Names;

/// <summary>Resources of the AppHost model, as the dashboard, service discovery and the tests know them.</summary>
public static class Resources
{
    public const string Api = "kerp-api";
    public const string Worker = "kerp-worker";
    public const string Migrate = "migrate";
    public const string TaxScraper = "tax-scraper";
    public const string InsuranceEdi = "insurance-edi";
    public const string Postgres = "postgres";
    public const string Database = "kerp";
    public const string Redis = "redis";
    public const string Nats = "nats";
    public const string Sandbox = "sandbox";
    public const string Backup = "backup";
}

/// <summary>Workloads in the cluster: releases, Prometheus jobs and image names.</summary>
public static class Workloads
{
    public const string Api = "kerp-api";
    public const string Worker = "kerp-worker";
    public const string TaxScraper = "kerp-tax-scraper";
    public const string InsuranceEdi = "kerp-insurance-edi";
    public const string Migration = "kerp-migration";
    public const string Backup = "kerp-backup";
}

/// <summary>Endpoint names, the same on every resource.</summary>
public static class Endpoints
{
    public const string Http = "http";
    public const string Grpc = "grpc";
    public const string Smtp = "smtp";

    /// <summary>The second listener: <c>/metrics</c>, <c>/debug/*</c> and the probes of Python services; never reachable from outside.</summary>
    public const string Management = "management";
}

/// <summary>Ports inside the cluster. Locally every port is dynamic but the API's and the dashboard's, which give way when taken.</summary>
public static class Ports
{
    public const int Api = 8080;
    public const int Management = 9464;
    public const int TaxScraper = 50051;
    public const int InsuranceEdi = 50052;
    public const int Postgres = 5432;
    public const int Redis = 6379;
    public const int Nats = 4222;
    public const int NatsMonitor = 8222;
    public const int LocalDashboard = 15080;
}
