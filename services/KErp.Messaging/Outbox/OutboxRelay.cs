using KErp.Data;
using KErp.Data.Delivery;
using KErp.Messaging.Topology;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace KErp.Messaging.Outbox;

/// <summary>
/// Publishes outbox rows. It promises no order, and its acknowledgement ends nothing: JetStream answers before it is
/// durable, so a row stays pending until its effect is committed.
/// </summary>
public sealed partial class OutboxRelay(
    OutboxStore outbox, StreamTopology topology, INatsJSContext jetStream, IOptions<MessagingOptions> options, ILogger<OutboxRelay> log)
    : BackgroundService
{
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(5);
    private IReadOnlyDictionary<string, StreamExtent>? _streams;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var rows = await RelayAsync(stoppingToken);
                if (failures > 0) LogRecovered(failures);
                failures = 0;
                if (rows < options.Value.RelayBatch) await Task.Delay(options.Value.RelayInterval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NatsException or OperationCanceledException || DatabaseFailure.IsTransient(e))
            {
                _streams = null;
                if (failures++ == 0) LogAway(e);
                await Task.Delay(RetryDelay.Of(failures, TimeSpan.FromSeconds(2)), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> RelayAsync(CancellationToken stopping)
    {
        var streams = _streams ??= await topology.EnsureAsync(stopping);
        return await outbox.RelayAsync(options.Value.RelayBatch, rows => PublishAsync(rows, streams), stopping);
    }

    /// <summary>Those that fail have no receipt and stay unsent; if all fail, the broker is away and the caller waits.</summary>
    private async Task<IReadOnlyList<PublishReceipt>> PublishAsync(IReadOnlyList<OutboxRow> rows, IReadOnlyDictionary<string, StreamExtent> streams)
    {
        using var timeout = new CancellationTokenSource(PublishTimeout);
        var publishing = rows.Select(row => PublishAsync(row, streams, timeout.Token)).ToList();
        await ((Task)Task.WhenAll(publishing)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var receipts = publishing.Where(p => p.IsCompletedSuccessfully).Select(p => p.Result).ToList();
        if (receipts.Count == 0) await publishing[0];
        if (receipts.Count < rows.Count) _streams = null;
        return receipts;
    }

    private async Task<PublishReceipt> PublishAsync(OutboxRow row, IReadOnlyDictionary<string, StreamExtent> streams, CancellationToken cancellation)
    {
        var headers = new NatsHeaders
        {
            [MessageHeaders.MessageId] = row.Id.ToString(),
            [MessageHeaders.CompanyId] = row.CompanyId.ToString(),
        };
        if (row.TraceParent is { } trace) headers[MessageHeaders.TraceParent] = trace;
        var ack = await jetStream.PublishAsync(row.Subject, row.Payload, headers: headers, cancellationToken: cancellation);
        // Not EnsureSuccess: a duplicate is a success here. It says that a former publish, whose answer was lost, arrived.
        if (ack.Error is { } error) throw new NatsJSApiException(error);
        return new PublishReceipt(row.Id, streams[ack.Stream!].Incarnation, (long)ack.Seq);
    }

    [LoggerMessage(1101, LogLevel.Warning, "The outbox cannot be relayed now and will be, once broker and database answer")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(1102, LogLevel.Information, "The outbox is relayed again after {Failures} failed tries")]
    private partial void LogRecovered(int failures);
}
