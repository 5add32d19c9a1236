using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.JetStream;

namespace KErp.Messaging.Topology;

/// <summary>
/// Asks the broker how much waits for each consumer. A count that could not be read is not shown: an autoscaler that sees
/// nothing leaves the number of workers as it is, and one that sees the count of an hour ago does not.
/// </summary>
public sealed partial class ConsumerWatch(
    INatsJSContext jetStream, IEnumerable<ConsumerDefinition> consumers, DeliveryMetrics metrics, IOptions<MessagingOptions> options, ILogger<ConsumerWatch> log)
    : BackgroundService
{
    /// <summary>The client's own limit does not hold while it connects.</summary>
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                metrics.Record(await ReadAsync(stoppingToken));
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it is: it ends neither the count's being asked for nor the worker.
                metrics.Record([]);
                if (failures++ == 0) LogUnknown(e);
            }

            await Task.Delay(options.Value.BacklogInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<ConsumerBacklog>> ReadAsync(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(ReadLimit);
        var backlogs = new List<ConsumerBacklog>();
        foreach (var definition in consumers)
        {
            var consumer = await jetStream.GetConsumerAsync(definition.Stream, definition.Name, limit.Token);
            backlogs.Add(new ConsumerBacklog(definition, (long)consumer.Info.NumPending + consumer.Info.NumAckPending));
        }

        return backlogs;
    }

    [LoggerMessage(1401, LogLevel.Warning, "How much waits for the consumers is not known until the broker answers")]
    private partial void LogUnknown(Exception exception);
}
