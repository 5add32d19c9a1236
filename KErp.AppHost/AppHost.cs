// The whole of K-ERP, as in figure 1.1 of the operations guide. `dotnet run` starts it on this machine;
// publishing turns the same lines into the cluster.
using KErp.AppHost;
using KErp.AppHost.Cluster;
using KErp.AppHost.RunReport;
using KErp.Names;

OneLineErrors.Install();
var builder = DistributedApplication.CreateBuilder(args);
builder.AddLocalDefaults();
var engine = builder.AddLocalEngine();
builder.AddKubernetesEnvironment("kubernetes");

// Managed services: RDS PostgreSQL, ElastiCache Redis, and NATS in the cluster.
var postgres = builder.AddPostgres(Resources.Postgres, password: builder.AddPassword(Parameters.PostgresPassword))
    .WithImageTag(ServerImages.PostgresTag)
    .WithDataVolume("kerp-postgres")
    .RunOn(engine);
var database = postgres.AddDatabase(Resources.Database);
var appRole = database.AddRole(DatabaseRoles.App, builder.AddPassword(Parameters.AppPassword));
var relayRole = database.AddRole(DatabaseRoles.Relay, builder.AddPassword(Parameters.RelayPassword));
var sealerRole = database.AddRole(DatabaseRoles.Sealer, builder.AddPassword(Parameters.SealerPassword));
var backupRole = database.AddRole(DatabaseRoles.Backup, builder.AddPassword(Parameters.BackupPassword));

var redis = builder.AddRedis(Resources.Redis, password: builder.AddPassword(Parameters.RedisPassword))
    .WithImageTag(ServerImages.RedisTag)
    .WithDataVolume("kerp-redis")
    .RunOn(engine);

var nats = builder.AddNats(Resources.Nats, password: builder.AddPassword(Parameters.NatsPassword))
    .WithJetStream()
    .WithDataVolume("kerp-nats")
    .RunOn(engine);

// Who may sign access tokens, and who may read personal data.
var jwtSecret = builder.AddKeyRing(Parameters.JwtSecret);
var encryptionKey = builder.AddKeyRing(Parameters.EncryptionKey);

// The outside world: Popbill, the tax office and the EDI agency; simulated when run here.
var popbill = builder.AddPopbill(engine);

var migrate = builder.AddService<Projects.KErp_Migrate>(Resources.Migrate)
    .WithSchemaOwner(database, appRole, relayRole, sealerRole, backupRole)
    .WithClusterTransport()
    .PublishAsMigration(WorkloadSizes.Migration);
builder.AddBackup(backupRole);

// Python services, node group "python".
var taxScraper = builder.AddPythonService(Resources.TaxScraper, PythonServices.TaxScraperModule, Ports.TaxScraper)
    .WithPopbill(popbill)
    .WithServerCertificate()
    .WithClusterTelemetry()
    .PublishAsDeployment(WorkloadSizes.TaxScraper);
var insuranceEdi = builder.AddPythonService(Resources.InsuranceEdi, PythonServices.InsuranceEdiModule, Ports.InsuranceEdi)
    .WithServerCertificate()
    .WithClusterTelemetry()
    .PublishAsDeployment(WorkloadSizes.InsuranceEdi);

// Worker and API.
builder.AddService<Projects.KErp_Worker>(Resources.Worker)
    .AsWebService()
    .WithReference(appRole, ConnectionNames.Database)
    .WithReference(relayRole, ConnectionNames.RelayDatabase)
    .WithReference(sealerRole, ConnectionNames.SealerDatabase)
    .WithAuditHeads(engine)
    .WithEnvironment(EnvironmentVariables.EncryptionKey, encryptionKey)
    .WithBackends(redis, nats)
    .WithPythonServices(taxScraper, insuranceEdi)
    .WithMailServer(popbill.Sandbox)
    .WithClusterTransport()
    .WithClusterTelemetry()
    .PublishAsDeployment(WorkloadSizes.Worker)
    .WaitForCompletion(migrate)
    .WaitFor(taxScraper);

builder.AddService<Projects.KErp_Api>(Resources.Api)
    .AsWebService(localPort: Ports.Api)
    .WithExternalHttpEndpoints()
    .WithReference(appRole, ConnectionNames.Database)
    .WithEnvironment(EnvironmentVariables.JwtSecret, jwtSecret)
    .WithEnvironment(EnvironmentVariables.EncryptionKey, encryptionKey)
    .WithBackends(redis, nats)
    .WithPythonServices(taxScraper, insuranceEdi)
    .WithPopbillWebhook(popbill)
    .WithEdge()
    .WithClusterTransport()
    .WithClusterTelemetry()
    .PublishAsRollout(WorkloadSizes.Api)
    .WaitForCompletion(migrate);

builder.AddRunReport();
await builder.Build().RunAsync();
