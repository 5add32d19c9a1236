using KErp.Data.Delivery;
using KErp.Data.Encryption;
using KErp.Data.Identity;
using KErp.Data.Invoices;
using KErp.Data.Mails;
using KErp.Data.Tenancy;
using KErp.Names;
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
        services.AddSingleton<MailStore>();
        services.AddSingleton<DatabaseProbe>();
        return services;
    }

    /// <summary>Outbox and inbox of every company, connected as <see cref="Names.DatabaseRoles.Relay"/>.</summary>
    public static IServiceCollection AddDeliveryData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new RelayDataSource(DataSource(connectionString)));
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<DeadLetterStore>();
        return services;
    }

    /// <summary>What seals and opens single columns.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="encryptionKey">The value of <see cref="EnvironmentVariables.EncryptionKey"/>.</param>
    /// <exception cref="FormatException">It is missing or wrong; the message says where, and holds no key.</exception>
    public static IServiceCollection AddEncryption(this IServiceCollection services, string? encryptionKey)
    {
        services.AddSingleton(new FieldCipher(KeyRing.Parse(encryptionKey, EnvironmentVariables.EncryptionKey)));
        return services;
    }

    private static NpgsqlDataSource DataSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // The same few statements run all day: let the server keep their plans.
        if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 50;
        if (!settings.ContainsKey("Timeout")) settings.Timeout = 5;
        return NpgsqlDataSource.Create(settings);
    }
}
