using KErp.Messaging.Topology;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace KErp.Messaging.Consuming;

/// <summary>Pulls messages of one durable consumer, a bounded number at a time, until told to stop; then finishes those in work.</summary>
public sealed partial class MessageConsumer(
    ConsumerDefinition definition,
    MessageHandler handler,
    MessageDelivery delivery,
    StreamTopology topology,
    INatsJSContext jetStream,
    IOptions<MessagingOptions> options,
    ILogger<MessageConsumer> log)
    : BackgroundService
{
    private static readonly TimeSpan PullExpiry = TimeSpan.FromSeconds(5);
    private readonly WorkInProgress _work = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PullAsync(stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is NatsException or OperationCanceledException)
            {
                if (failures++ == 0) LogBrokerAway(definition.Name, e);
                await Task.Delay(RetryDelay.Of(failures, TimeSpan.FromSeconds(2)), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await _work.DrainAsync();
    }

    private async Task PullAsync(CancellationToken stopping)
    {
        await topology.EnsureAsync(stopping);
        var consumer = await jetStream.GetConsumerAsync(definition.Stream, definition.Name, stopping);
        while (!stopping.IsCancellationRequested)
        {
            var admission = handler.Admit();
            var free = Math.Min(admission.Messages, options.Value.Concurrency) - _work.Count;
            if (admission.Messages == 0) await Task.Delay(admission.Wait, stopping);
            else if (free <= 0) await _work.WhenOneEndsAsync(stopping);
            else await FetchAsync(consumer, free, stopping);
        }
    }

    /// <summary>
    /// One pull. What was delivered is started even when stopping: the broker counts it as delivered, and finishing is
    /// quicker than its second delivery.
    /// </summary>
    private async Task FetchAsync(INatsJSConsumer consumer, int free, CancellationToken stopping)
    {
        var pull = new NatsJSFetchOpts { MaxMsgs = free, Expires = PullExpiry };
        var received = 0;
        await foreach (var message in consumer.FetchAsync<string>(pull, cancellationToken: stopping))
        {
            received++;
            _work.Start(delivery.DeliverAsync(message, definition, handler));
        }

        // Nothing came: quiet, or the consumer is gone with the broker's store, which the broker does not tell.
        if (received == 0) await topology.EnsureAsync(stopping);
    }

    [LoggerMessage(1301, LogLevel.Warning, "Consumer {Consumer} cannot pull now and goes on when the broker answers")]
    private partial void LogBrokerAway(string consumer, Exception exception);
}
