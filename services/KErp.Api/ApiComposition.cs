using KErp.Api.Caching;
using KErp.Api.Companies;
using KErp.Api.Edge;
using KErp.Api.Identity;
using KErp.Api.Invoices;
using KErp.Api.Operations;
using KErp.Api.Partners;
using KErp.Api.Problems;
using KErp.Api.Provider;
using KErp.Api.Requests;
using KErp.Data;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Messaging;
using KErp.Messaging.Replicas;
using KErp.Names;
using KErp.ServiceDefaults;
using KErp.TaxClient;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.OpenApi;
using StackExchange.Redis;

namespace KErp.Api;

/// <summary>What the API is made of.</summary>
internal static class ApiComposition
{
    private static readonly TimeSpan CacheTimeout = TimeSpan.FromMilliseconds(500);

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.AddEdge();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(HolidayCalendar.Korea);
        builder.Services.AddCompanyData(builder.Configuration.GetPostgresConnectionString(ConnectionNames.Database));
        builder.Services.AddEncryption(builder.Configuration[EnvironmentVariables.EncryptionKey]).AddEmployeeData();
        builder.AddCache();
        builder.AddIdentity();
        builder.AddOperations();
        builder.Services.AddSingleton<CompanyProfile>();
        builder.AddTaxClient();
        builder.Services.AddPartners();
        builder.Services.AddProvider();
        builder.Services.AddSingleton<InvoiceWriting>();
        builder.Services.AddSingleton<InvoiceReveal>();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddOpenApi(options => options.AddDocumentTransformer(Describe).AddOperationTransformer(RequestExamples.AddToDocument).AddSchemaTransformer<ResidentNumberSchema>());
        builder.AddHealth();
        builder.Services.AddWarmup((services, stop) => services.GetRequiredService<InvoiceStore>().FindAsync(Guid.Empty, Guid.Empty, stop));
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "K-ERP API",
            Version = "v1",
            Description = "Electronic tax invoices (전자세금계산서). Every failure is an RFC 9457 problem with `code`, `field` and `messages` in Korean and English.",
        };
        return Task.CompletedTask;
    }

    /// <summary>Unmatched routes and wrong methods are problems too, not empty bodies.</summary>
    public static void UseProblemStatusPages(this WebApplication app) => app.UseStatusCodePages(async context =>
    {
        var status = context.HttpContext.Response.StatusCode;
        var problem = status switch
        {
            StatusCodes.Status404NotFound => Problem.NotFound,
            StatusCodes.Status415UnsupportedMediaType => Problem.UnsupportedMediaType,
            _ => Problem.BadRequest with { Status = status },
        };
        await problem.ToResult().ExecuteAsync(context.HttpContext);
    });

    /// <summary>Without the database the API is not ready; without Redis it is slower, which is no reason to take it out.</summary>
    private static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks()
        .AddReadyProbe<DatabaseProbe>(Resources.Postgres, (database, stop) => database.PingAsync(stop))
        .AddReadyProbe<IConnectionMultiplexer>(Resources.Redis, (redis, stop) => redis.GetDatabase().PingAsync().WaitAsync(stop), HealthStatus.Degraded);

    private static void AddCache(this WebApplicationBuilder builder)
    {
        var settings = CacheSettings(builder.Configuration);
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(settings));
        builder.Services.AddStackExchangeRedisCache(cache => cache.ConfigurationOptions = settings);
        builder.Services.AddHybridCache();
        builder.Services.AddSingleton<ApiCache>();
        builder.Services.AddSingleton<SharedCache>();
        builder.Services.AddWarmup((services, stop) => services.GetRequiredService<CompanyProfile>().PartyAsync(Guid.Empty, stop));
    }

    /// <summary>Operators reach every replica through any one; the broker is needed for that and nothing else.</summary>
    private static void AddOperations(this WebApplicationBuilder builder)
    {
        var nats = builder.Configuration.GetNatsUrl();
        builder.Services.AddBroker(new BrokerAddress(nats.Url, nats.User, nats.Password, nats.Token, builder.Configuration.GetClientTls().Configure), Resources.Api);
        builder.Services.AddReplicas(Resources.Api);
        builder.Services.AddCacheActions();
        builder.Services.AddSingleton<ReplicaOperations>();
    }

    /// <summary>A cache that is away costs half a second at most, and only what was cached.</summary>
    internal static ConfigurationOptions CacheSettings(IConfiguration configuration)
    {
        var settings = ConfigurationOptions.Parse(configuration.GetRedisConnectionString());
        var tls = configuration.GetClientTls();
        settings.CertificateValidation += tls.Verification;
        settings.CertificateSelection += tls.Selection;
        settings.AbortOnConnectFail = false;
        (settings.ConnectTimeout, settings.SyncTimeout, settings.AsyncTimeout) =
            ((int)CacheTimeout.TotalMilliseconds, (int)CacheTimeout.TotalMilliseconds, (int)CacheTimeout.TotalMilliseconds);
        settings.ClientName = Resources.Api;
        return settings;
    }
}
