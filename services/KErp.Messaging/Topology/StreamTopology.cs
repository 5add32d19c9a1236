using KErp.Data.Delivery;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace KErp.Messaging.Topology;

/// <summary>
/// Streams and consumers, declared here and nowhere else, with every setting that matters written out: the defaults of
/// brokers and clients differ. Work-queue retention means that a message is in the stream exactly as long as it is
/// pending, which is what the reconciler relies on.
/// </summary>
public sealed partial class StreamTopology(
    INatsJSContext jetStream, IOptions<MessagingOptions> options, IEnumerable<ConsumerDefinition> consumers, ILogger<StreamTopology> log)
    : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Creates what is missing: at the start, and again after the broker lost its store.</summary>
    /// <returns>What each stream holds now, by its name.</returns>
    public async Task<IReadOnlyDictionary<string, StreamExtent>> EnsureAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var extents = new Dictionary<string, StreamExtent>();
            foreach (var definition in StreamDefinition.All)
            {
                var stream = await FindStreamAsync(definition, cancellation) ?? await CreateStreamAsync(definition, cancellation);
                extents[definition.Name] = ExtentOf(definition, stream.Info);
            }

            foreach (var consumer in consumers) await EnsureConsumerAsync(consumer, cancellation);
            return extents;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static StreamExtent ExtentOf(StreamDefinition definition, StreamInfo info) => new(
        definition.Prefix, info.Created.UtcTicks, (long)info.State.FirstSeq, (long)info.State.LastSeq);

    private async Task<INatsJSStream?> FindStreamAsync(StreamDefinition definition, CancellationToken cancellation)
    {
        try
        {
            return await jetStream.GetStreamAsync(definition.Name, cancellationToken: cancellation);
        }
        catch (NatsJSApiException e) when (e.Error.Code == 404)
        {
            return null;
        }
    }

    private async Task<INatsJSStream> CreateStreamAsync(StreamDefinition definition, CancellationToken cancellation)
    {
        LogStreamCreated(definition.Name);
        return await jetStream.CreateStreamAsync(
            new StreamConfig(definition.Name, [definition.Subjects])
            {
                Retention = StreamConfigRetention.Workqueue,
                Storage = StreamConfigStorage.File,
                Discard = StreamConfigDiscard.New,
                NumReplicas = options.Value.StreamReplicas,
                DuplicateWindow = TimeSpan.FromMinutes(2),
            },
            cancellation);
    }

    /// <remarks>No <c>Backoff</c>: on nats-server 2.9 its first value replaces <c>AckWait</c>. No delivery limit: poison is counted in Postgres.</remarks>
    private async Task EnsureConsumerAsync(ConsumerDefinition definition, CancellationToken cancellation) =>
        await jetStream.CreateOrUpdateConsumerAsync(
            definition.Stream,
            new ConsumerConfig(definition.Name)
            {
                DurableName = definition.Name,
                FilterSubject = definition.Subject,
                DeliverPolicy = ConsumerConfigDeliverPolicy.All,
                AckPolicy = ConsumerConfigAckPolicy.Explicit,
                AckWait = options.Value.AckWait,
                MaxDeliver = -1,
                MaxAckPending = 4096,
            },
            cancellation);

    [LoggerMessage(1001, LogLevel.Warning, "Stream {Stream} is not there: creating it; what it may have held is sent again from the outbox")]
    private partial void LogStreamCreated(string stream);
}
