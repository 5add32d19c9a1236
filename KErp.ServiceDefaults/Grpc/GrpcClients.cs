using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Grpc.Net.ClientFactory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KErp.ServiceDefaults;

public static class GrpcClients
{
    // Without a refresh the balancer would never notice a replica that was added.
    private static readonly TimeSpan DnsRefresh = TimeSpan.FromSeconds(30);

    /// <summary>
    /// A client of another service: <c>http://</c> locally; in the cluster <c>https://host:port</c> of a headless service,
    /// or <c>dns:///host:port</c> without TLS, spread over its replicas. Calls have a deadline and are never repeated: the caller knows what is safe.
    /// </summary>
    /// <param name="urlConfigurationKey">Where the address is, for example <c>TAX_SCRAPER_URL</c>. Checked at start, with those of the other connections.</param>
    /// <param name="configure">Further interceptors or channel options. Message handlers of HttpClient have no effect.</param>
    public static IHttpClientBuilder AddGrpcServiceClient<TClient>(
        this WebApplicationBuilder builder, string urlConfigurationKey, Action<GrpcClientFactoryOptions>? configure = null)
        where TClient : class
    {
        TransportSettings.RequireKnown(urlConfigurationKey);
        builder.Services.AddGrpcDefaults();
        builder.Services.AddOptions<GrpcServiceAddress>(urlConfigurationKey)
            .Configure<IConfiguration>((address, configuration) => address.Value = configuration[urlConfigurationKey])
            .Validate(address => address.IsValid, $"{urlConfigurationKey} {GrpcServiceAddress.Expectation}")
            .ValidateOnStart();
        return builder.Services
            .AddGrpcClient<TClient>((services, options) =>
            {
                Configure(services, options, urlConfigurationKey);
                configure?.Invoke(options);
            })
            .AddInterceptor(InterceptorScope.Channel, services => services.GetRequiredService<DeadlineInterceptor>());
    }

    private static void AddGrpcDefaults(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(DeadlineInterceptor)))
            return;
        services.AddTransport();
        services.AddValidatedOptions<GrpcClientSettings>(GrpcClientSettings.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ResolverFactory>(new DnsResolverFactory(DnsRefresh));
        services.AddSingleton(provider => new DeadlineInterceptor(
            provider.GetRequiredService<IOptions<GrpcClientSettings>>().Value.Deadline, provider.GetRequiredService<TimeProvider>()));
    }

    private static void Configure(IServiceProvider services, GrpcClientFactoryOptions options, string key)
    {
        var tls = services.GetRequiredService<IOptions<ClientTls>>().Value;
        var address = services.GetRequiredService<IOptionsMonitor<GrpcServiceAddress>>().Get(key);
        var settings = services.GetRequiredService<IOptions<GrpcClientSettings>>().Value;
        options.Address = address.Uri;
        options.ChannelOptionsActions.Add(channel =>
        {
            // A handler of its own, not the factory's: that one brings the retries of plain HttpClients, and service
            // discovery switches the load balancing of every gRPC channel off that goes through the factory.
            channel.HttpHandler = Handler(settings, tls);
            if (address.IsDns)
                Balance(channel, address.IsTls);
        });
    }

    private static SocketsHttpHandler Handler(GrpcClientSettings settings, ClientTls tls)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = settings.ConnectTimeout,
            KeepAlivePingDelay = settings.KeepAlivePingDelay,
            KeepAlivePingTimeout = settings.KeepAlivePingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            EnableMultipleHttp2Connections = true,
        };
        tls.Configure(handler.SslOptions);
        return handler;
    }

    private static void Balance(GrpcChannelOptions channel, bool tls)
    {
        channel.Credentials = tls ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        channel.ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } };
    }
}
