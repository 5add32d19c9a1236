using KErp.Data.Audit;
using KErp.Data.Collections;
using KErp.Data.Delivery;
using KErp.Data.Employees;
using KErp.Data.Encryption;
using KErp.Data.Idempotency;
using KErp.Data.Identity;
using KErp.Data.Invoices;
using KErp.Data.Mails;
using KErp.Data.Model;
using KErp.Data.Operations;
using KErp.Data.Partners;
using KErp.Data.Payroll;
using KErp.Data.Schedules;
using KErp.Data.Tenancy;
using KErp.Data.Webhooks;
using KErp.Data.Workplaces;
using KErp.Names;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace KErp.Data;

public static class DataServiceExtensions
{
    /// <summary>The tables of one company at a time, connected as <see cref="DatabaseRoles.App"/>.</summary>
    public static IServiceCollection AddCompanyData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => DataSource(connectionString));
        services.AddPooledDbContextFactory<KErpDbContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
        services.AddSingleton<CompanyDatabase>();
        services.AddSingleton<CompanyStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<IdempotentCreation>();
        services.AddSingleton<InvoiceCreation>();
        services.AddSingleton<InvoiceStore>();
        services.AddSingleton<InvoiceIssuing>();
        services.AddSingleton<InvoiceFollowUp>();
        services.AddSingleton<InvoiceSetCreation>();
        services.AddSingleton<InvoiceDrafts>();
        services.AddSingleton<InvoiceBatches>();
        services.AddSingleton<InvoiceFeed>();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<InvoiceExport>();
        services.AddSingleton<PartnerStore>();
        services.AddSingleton<CollectionStore>();
        services.AddSingleton<CollectionWork>();
        services.AddSingleton<WorkplaceStore>();
        services.AddSingleton<WithholdingTableStore>();
        services.AddSingleton<PayrollCreation>();
        services.AddSingleton<PayrollStore>();
        services.AddSingleton<PayrollFreezing>();
        services.AddSingleton<JobRunStore>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<AuditReading>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<PlatformAudit>();
        services.AddSingleton<CompanyAudit>();
        services.AddSingleton<ReplicaStore>();
        services.AddSingleton<DatabaseStats>();
        services.AddSingleton<BackupRecords>();
        services.AddSingleton(provider => new ConnectionPool(PoolName(connectionString), provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }

    /// <summary>Employees of a company; needs <see cref="AddEncryption"/>.</summary>
    public static IServiceCollection AddEmployeeData(this IServiceCollection services) => services
        .AddSingleton<ResidentNumbers>()
        .AddSingleton<EmployeeCreation>()
        .AddSingleton<EmployeeStore>()
        .AddSingleton<EmploymentStore>()
        .AddSingleton<PayrollWork>()
        .AddSingleton<EmployeeReveal>();

    /// <summary>What seals single columns and finds them again.</summary>
    /// <param name="encryptionKey">The value of <see cref="EnvironmentVariables.EncryptionKey"/>.</param>
    /// <exception cref="FormatException">It says what is wrong with the setting.</exception>
    public static IServiceCollection AddEncryption(this IServiceCollection services, string? encryptionKey)
    {
        var keys = KeyRing.Parse(encryptionKey, EnvironmentVariables.EncryptionKey);
        return services.AddSingleton(new FieldCipher(keys)).AddSingleton(new BlindIndex(keys));
    }

    /// <summary>Users, sessions and memberships; needs <see cref="AddCompanyData"/> and <see cref="AddEncryption"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="lockout">How long whom so many wrong attempts keep out.</param>
    public static IServiceCollection AddUsers(this IServiceCollection services, Action<LockoutOptions> lockout)
    {
        services.AddIdentityCore<User>(options => lockout(options.Lockout)).AddUserStore<UserStore>();
        // Addresses and passwords are judged where a request is read, with messages in two languages.
        services.RemoveAll<IUserValidator<User>>().RemoveAll<IPasswordValidator<User>>();
        services.AddScoped<UserFactory>();
        services.AddSingleton<SecondFactorStore>();
        services.AddSingleton<RefreshStore>();
        services.AddSingleton<SignUpStore>();
        services.AddSingleton<MembershipStore>();
        services.AddSingleton<MemberStore>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<OneTimeTokenStore>();
        services.AddScoped<PasswordStore>();
        return services;
    }

    /// <summary>Outbox and inbox of every company, connected as <see cref="DatabaseRoles.Relay"/>.</summary>
    public static IServiceCollection AddDeliveryData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new RelayDataSource(DataSource(connectionString)));
        services.AddSingleton(provider => new ConnectionPool(PoolName(connectionString), provider.GetRequiredService<RelayDataSource>().Source));
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<PartnerRefresh>();
        return services;
    }

    /// <summary>The audit of every company, connected as <see cref="DatabaseRoles.Sealer"/>.</summary>
    public static IServiceCollection AddAuditSealing(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new SealerDataSource(DataSource(connectionString)));
        services.AddSingleton<AuditSealing>();
        return services;
    }

    /// <summary>The role, which also keeps the connection string out of the driver's metrics.</summary>
    private static string PoolName(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username ?? "";

    private static NpgsqlDataSource DataSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // The same few statements run all day: let the server keep their plans.
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 50;
        if (!settings.ContainsKey("Timeout")) settings.Timeout = 5;
        // How the server's list of sessions calls us.
        settings.ApplicationName ??= AppDomain.CurrentDomain.FriendlyName;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = PoolName(connectionString) }.Build();
    }
}
