using KErp.Messaging.Consuming;
using KErp.Messaging.Outbox;
using KErp.Messaging.Topology;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace KErp.Messaging;

public static class MessagingServiceExtensions
{
    /// <summary>The connection.</summary>
    /// <param name="broker">Where NATS is, and who we are there.</param>
    /// <param name="clientName">How the broker lists the connection.</param>
    public static IServiceCollection AddBroker(this IServiceCollection services, BrokerAddress broker, string clientName)
    {
        services.AddSingleton<INatsConnection>(_ => new NatsConnection(new NatsOpts
        {
            Url = broker.Url,
            AuthOpts = new NatsAuthOpts { Username = broker.User, Password = broker.Password, Token = broker.Token },
            TlsOpts = Tls(broker),
            Name = clientName,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            RequestTimeout = TimeSpan.FromSeconds(3),
            // Publishes fail at once while the broker is away: the outbox is the buffer, not the client.
            ReconnectWaitMax = TimeSpan.FromSeconds(1),
            MaxReconnectRetry = -1,
            RetryOnInitialConnect = true,
        }));
        services.AddSingleton<BrokerProbe>();
        return services;
    }

    /// <summary>The connection and the declared streams. Add relay and consumers on top.</summary>
    /// <param name="services">The worker's services; options of <see cref="MessagingOptions"/> are bound there.</param>
    /// <param name="broker">Where NATS is, and who we are there.</param>
    /// <param name="clientName">How the broker lists the connection.</param>
    public static IServiceCollection AddMessaging(this IServiceCollection services, BrokerAddress broker, string clientName)
    {
        services.AddBroker(broker, clientName);
        services.AddSingleton<INatsJSContext>(provider => new NatsJSContext(provider.GetRequiredService<INatsConnection>()));
        services.AddSingleton<StreamTopology>();
        return services;
    }

    /// <summary>Demanded, not preferred: a server that offers none, or that the broker made known without its scheme, is refused.</summary>
    private static NatsTlsOpts Tls(BrokerAddress broker) =>
        broker.Url.StartsWith("tls://", StringComparison.Ordinal)
            ? new NatsTlsOpts
            {
                Mode = TlsMode.Require,
                ConfigureClientAuthentication = options =>
                {
                    broker.Tls(options);
                    return ValueTask.CompletedTask;
                },
            }
            : NatsTlsOpts.Default;

    public static IServiceCollection AddOutboxRelay(this IServiceCollection services)
    {
        services.AddSingleton<DeliveryMetrics>();
        services.AddHostedService<OutboxRelay>();
        services.AddHostedService<OutboxReconciler>();
        services.AddHostedService<ConsumerWatch>();
        return services;
    }

    /// <summary>Consumes <paramref name="definition"/> with <typeparamref name="THandler"/>.</summary>
    public static IServiceCollection AddConsumer<THandler>(this IServiceCollection services, ConsumerDefinition definition)
        where THandler : MessageHandler
    {
        services.AddSingleton(definition);
        services.AddSingleton<THandler>();
        services.TryAddSingleton<MessageDelivery>();
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<MessageConsumer>(
            provider, definition, provider.GetRequiredService<THandler>()));
        return services;
    }
}
