using KErp.Data;
using KErp.Data.Invoices;
using KErp.Messaging;
using KErp.Messaging.Replicas;
using KErp.Names;
using KErp.ServiceDefaults;
using KErp.TaxClient;
using KErp.Worker.Audit;
using KErp.Worker.Backups;
using KErp.Worker.FollowUp;
using KErp.Worker.Collections;
using KErp.Worker.Invoices;
using KErp.Worker.Mails;
using KErp.Worker.Payroll;
using KErp.Worker.Schedules;

namespace KErp.Worker;

/// <summary>What the worker is made of.</summary>
internal static class WorkerComposition
{
    public static void AddWorker(this WebApplicationBuilder builder)
    {
        builder.AddDelivery();
        builder.AddInvoiceIssuing();
        builder.AddFollowUp();
        builder.Services.AddCollecting();
        builder.Services.AddPayroll();
        builder.Services.AddSchedules();
        builder.AddMailSending();
        builder.AddAudit();
        builder.Services.AddBackupWatch();
        builder.AddHealth();
        builder.Services.AddWarmup((services, stop) =>
            services.GetRequiredService<InvoiceIssuing>().ClaimAsync(Guid.Empty, Guid.Empty, TimeSpan.Zero, stop));
    }

    /// <summary>A worker without database or broker waits and recovers by itself; it says so and is not restarted.</summary>
    private static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddReadyProbe<DatabaseProbe>(Resources.Postgres, (database, stop) => database.PingAsync(stop))
        .AddReadyProbe<BrokerProbe>(Resources.Nats, (broker, stop) => broker.PingAsync(stop));

    private static void AddDelivery(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddValidatedOptions<MessagingOptions>(MessagingOptions.Section);
        builder.Services.AddCompanyData(configuration.GetPostgresConnectionString(ConnectionNames.Database));
        builder.Services.AddDeliveryData(configuration.GetPostgresConnectionString(ConnectionNames.RelayDatabase));
        var nats = configuration.GetNatsUrl();
        builder.Services.AddMessaging(new BrokerAddress(nats.Url, nats.User, nats.Password, nats.Token, configuration.GetClientTls().Configure), Resources.Worker);
        builder.Services.AddOutboxRelay();
        builder.Services.AddReplicas(Resources.Worker);
    }

    private static void AddInvoiceIssuing(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<IssuingOptions>(IssuingOptions.Section);
        builder.AddTaxClient();
        builder.Services.AddSingleton<IssuingMetrics>();
        builder.Services.AddConsumer<InvoiceIssuer>(InvoiceIssuer.Consumer);
        builder.Services.AddConsumer<ChunkIssuer>(ChunkIssuer.Consumer);
    }

    private static void AddFollowUp(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<FollowUpOptions>(FollowUpOptions.Section);
        builder.Services.AddSingleton<FollowUpMetrics>();
        builder.Services.AddHostedService<DocumentPoll>();
        builder.Services.AddHostedService<WebhookProcessor>();
    }

    private static void AddBackupWatch(this IServiceCollection services)
    {
        services.AddSingleton<BackupMetrics>();
        services.AddHostedService<BackupWatch>();
    }

    private static void AddMailSending(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<MailOptions>(MailOptions.Section);
        builder.Services.AddEncryption(builder.Configuration[EnvironmentVariables.EncryptionKey]);
        builder.Services.AddSingleton(builder.Configuration.GetSmtpAddress());
        builder.Services.AddSingleton<MailComposer>();
        builder.Services.AddSingleton<SmtpTransport>();
        builder.Services.AddSingleton<MailMetrics>();
        builder.Services.AddHostedService<MailSender>();
    }
}
