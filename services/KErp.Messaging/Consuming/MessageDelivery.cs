using System.Diagnostics;
using KErp.Data;
using KErp.Data.Delivery;
using KErp.Messaging.Topology;
using KErp.Names;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace KErp.Messaging.Consuming;

/// <summary>One delivery: duplicate or not, handled, retried, or counted towards the dead letters.</summary>
public sealed partial class MessageDelivery(InboxStore inbox, IOptions<MessagingOptions> options, ILogger<MessageDelivery> log)
{
    private static readonly ActivitySource Source = new(TelemetrySources.Messaging);

    /// <summary>Never throws for a message: whatever goes wrong, the broker delivers it again.</summary>
    internal async Task DeliverAsync(INatsJSMsg<string> message, ConsumerDefinition consumer, MessageHandler handler)
    {
        var received = Read(message, consumer);
        using var activity = Source.StartActivity($"{message.Subject} process", ActivityKind.Consumer, received.TraceParent);
        activity?.SetTag("messaging.system", "nats").SetTag("messaging.message.id", received.MessageId);
        var attempt = (int)(message.Metadata?.NumDelivered ?? 1);
        try
        {
            await using var progress = new ProgressSignal(message, options.Value.AckWait / 3);
            await AnswerAsync(message, await HandleAsync(received, attempt, handler));
        }
        catch (Exception e) when (DatabaseFailure.IsTransient(e))
        {
            LogDatabaseAway(received.MessageId, e.Message);
            await NakAsync(message, RetryDelay.Of(attempt, options.Value.RetryDelayCap));
        }
        catch (NatsException e)
        {
            // The effect is committed or not, as the inbox says; only the answer to the broker is missing.
            LogUnanswered(received.MessageId, e.Message);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            await CountFailureAsync(message, received, e);
        }
    }

    private async Task<Handling> HandleAsync(ReceivedMessage received, int attempt, MessageHandler handler) =>
        await inbox.HasEndedAsync(received.Consumer, received.MessageId, CancellationToken.None)
            ? new Handling.Done()
            : await handler.HandleAsync(received, attempt, CancellationToken.None);

    private static async Task AnswerAsync(INatsJSMsg<string> message, Handling handling)
    {
        if (handling is Handling.Retry retry) await message.NakAsync(delay: retry.After);
        else await message.AckAsync(new AckOpts { DoubleAck = true });
    }

    private async Task CountFailureAsync(INatsJSMsg<string> message, ReceivedMessage received, Exception failure)
    {
        try
        {
            if (await inbox.RecordFailureAsync(received, failure.ToString(), options.Value.PoisonLimit, CancellationToken.None))
            {
                LogDead(received.MessageId, received.Subject, failure);
                await message.AckTerminateAsync();
            }
            else
            {
                LogFailed(received.MessageId, received.Subject, failure);
                await NakAsync(message, RetryDelay.Of((int)(message.Metadata?.NumDelivered ?? 1), options.Value.RetryDelayCap));
            }
        }
        catch (Exception e) when (e is NatsException || DatabaseFailure.IsTransient(e))
        {
            LogUnanswered(received.MessageId, e.Message);
        }
    }

    private async Task NakAsync(INatsJSMsg<string> message, TimeSpan delay)
    {
        try
        {
            await message.NakAsync(delay: delay);
        }
        catch (NatsException e)
        {
            LogUnanswered(message.Subject, e.Message);
        }
    }

    private static ReceivedMessage Read(INatsJSMsg<string> message, ConsumerDefinition consumer) => new(
        consumer.Name,
        Header(message, MessageHeaders.MessageId) ?? $"{consumer.Stream}:{message.Metadata?.Sequence.Stream}",
        Guid.TryParse(Header(message, MessageHeaders.CompanyId), out var company) ? company : Guid.Empty,
        message.Subject,
        message.Data ?? "",
        Header(message, MessageHeaders.TraceParent));

    private static string? Header(INatsJSMsg<string> message, string name) =>
        message.Headers is { } headers && headers.TryGetValue(name, out var values) ? values.ToString() : null;

    [LoggerMessage(1401, LogLevel.Warning, "Message {MessageId} waits for the database: {Reason}")]
    private partial void LogDatabaseAway(string messageId, string reason);

    [LoggerMessage(1402, LogLevel.Warning, "The broker did not take the answer to {MessageId}; it delivers again: {Reason}")]
    private partial void LogUnanswered(string messageId, string reason);

    [LoggerMessage(1403, LogLevel.Error, "Message {MessageId} on {Subject} could not be processed")]
    private partial void LogFailed(string messageId, string subject, Exception failure);

    [LoggerMessage(1404, LogLevel.Error, "Message {MessageId} on {Subject} is a dead letter now")]
    private partial void LogDead(string messageId, string subject, Exception failure);
}
