using KErp.Data.Audit;
using KErp.Data.Delivery;
using KErp.Data.Identity;
using KErp.Data.Invoices;
using KErp.Data.Operations;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KErp.Data;

public static class DataServiceExtensions
{
    /// <summary>The tables of one company at a time, connected as <see cref="Names.DatabaseRoles.App"/>.</summary>
    public static IServiceCollection AddCompanyData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => DataSource(connectionString));
        services.AddPooledDbContextFactory<KErpDbContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
        services.AddSingleton<CompanyDatabase>();
        services.AddSingleton<CompanyStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<InvoiceCreation>();
        services.AddSingleton<InvoiceStore>();
        services.AddSingleton<InvoiceIssuing>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<PlatformAudit>();
        services.AddSingleton<ReplicaStore>();
        services.AddSingleton<DatabaseStats>();
        services.AddSingleton(provider => new ConnectionPool(PoolName(connectionString), provider.GetRequiredService<NpgsqlDataSource>()));
        return services;
    }

    /// <summary>Outbox and inbox of every company, connected as <see cref="Names.DatabaseRoles.Relay"/>.</summary>
    public static IServiceCollection AddDeliveryData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new RelayDataSource(DataSource(connectionString)));
        services.AddSingleton(provider => new ConnectionPool(PoolName(connectionString), provider.GetRequiredService<RelayDataSource>().Source));
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<DeadLetterStore>();
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
