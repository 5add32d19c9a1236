using KErp.Data;
using KErp.Data.Delivery;
using KErp.Messaging.Topology;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace KErp.Messaging.Outbox;

/// <summary>
/// Holds outbox and streams against each other. A row that was sent, has no ending and is not in its stream any more was
/// lost by the broker: it is sent again. Whatever the broker loses, Postgres has.
/// </summary>
public sealed partial class OutboxReconciler(
    OutboxStore outbox,
    StreamTopology topology,
    INatsJSContext jetStream,
    DeliveryMetrics metrics,
    IOptions<MessagingOptions> options,
    ILogger<OutboxReconciler> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                metrics.Record(await outbox.MeasureAsync(stoppingToken));
                await ReconcileAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NatsException or OperationCanceledException || DatabaseFailure.IsTransient(e))
            {
                LogPostponed(e.Message);
            }

            await Task.Delay(options.Value.ReconcileInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellation)
    {
        var lost = 0;
        foreach (var stream in (await topology.EnsureAsync(cancellation)).Values)
            lost += await outbox.ResendOutsideAsync(stream, options.Value.ReconcileSettle, cancellation);
        foreach (var row in await outbox.NextToVerifyAsync(options.Value.VerifyBatch, options.Value.ReconcileSettle, cancellation))
        {
            if (!await IsInStreamAsync(row, cancellation) && await outbox.ResendAsync(row, cancellation)) lost++;
        }

        if (lost > 0) LogResent(lost);
    }

    private async Task<bool> IsInStreamAsync(SentRow row, CancellationToken cancellation)
    {
        try
        {
            var answer = await jetStream.JSRequestResponseAsync<StreamMsgGetRequest, StreamMsgGetResponse>(
                $"$JS.API.STREAM.MSG.GET.{StreamOf(row)}",
                new StreamMsgGetRequest { Seq = (ulong)row.StreamSequence },
                cancellation);
            return HeaderText(answer.Message.Hdrs).Contains(row.Id.ToString(), StringComparison.OrdinalIgnoreCase);
        }
        catch (NatsJSApiException e) when (e.Error.Code == 404)
        {
            return false;
        }
    }

    private static string StreamOf(SentRow row) =>
        StreamDefinition.All.First(stream => row.Subject.StartsWith(stream.Prefix, StringComparison.Ordinal)).Name;

    /// <summary>Headers come as base64 of <c>NATS/1.0\r\nNats-Msg-Id: …\r\n\r\n</c>.</summary>
    private static string HeaderText(string? base64) =>
        base64 is null ? "" : System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    [LoggerMessage(1201, LogLevel.Warning, "{Rows} messages were lost by the broker and are sent again")]
    private partial void LogResent(int rows);

    [LoggerMessage(1202, LogLevel.Information, "Outbox and stream are compared later: {Reason}")]
    private partial void LogPostponed(string reason);
}
