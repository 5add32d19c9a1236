using KErp.Data.Delivery;
using KErp.Data.Encryption;
using KErp.Data.Identity;
using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.AddSingleton<IdempotentWork>();
        services.AddSingleton<CompanyStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<InvoiceCreation>();
        services.AddSingleton<InvoiceStore>();
        services.AddSingleton<InvoiceIssuing>();
        services.AddSingleton<DatabaseProbe>();
        return services;
    }

    /// <summary>Seals and opens columns of personal data and secrets.</summary>
    public static IServiceCollection AddEncryption(this IServiceCollection services, KeyRing keys) =>
        services.AddSingleton(new FieldCipher(keys));

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

    /// <summary>Outbox and inbox of every company, connected as <see cref="Names.DatabaseRoles.Relay"/>.</summary>
    public static IServiceCollection AddDeliveryData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new RelayDataSource(DataSource(connectionString)));
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<DeadLetterStore>();
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
