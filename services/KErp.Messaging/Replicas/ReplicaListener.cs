using KErp.Data.Operations;
using KErp.Messaging.Consuming;
using KErp.Names;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;

namespace KErp.Messaging.Replicas;

/// <summary>
/// Obeys the commands that other replicas pass on. Only the API knows an operator's token; behind it, whoever has the
/// credentials of the broker may command.
/// </summary>
public sealed partial class ReplicaListener(INatsConnection connection, LiveReplica self, ReplicaExecutor executor, ILogger<ReplicaListener> log)
    : BackgroundService
{
    private readonly WorkInProgress _work = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is NatsException or OperationCanceledException)
            {
                if (failures++ == 0) LogAway(e);
                await Task.Delay(RetryDelay.Of(failures, TimeSpan.FromSeconds(2)), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await _work.DrainAsync();
    }

    /// <summary>Each command on its own, so that a slow one holds up no other.</summary>
    private async Task ListenAsync(CancellationToken stopping)
    {
        await foreach (var message in connection.SubscribeAsync<string>(Subjects.ReplicaCommands, cancellationToken: stopping))
        {
            if (ReplicaJson.TryRead<ReplicaCommand>(message.Data) is not { Action: not null } command) LogUnreadable();
            else if (command.From != self.Id) _work.Start(AnswerAsync(command, message));
        }
    }

    private async Task AnswerAsync(ReplicaCommand command, NatsMsg<string> message)
    {
        var reply = await executor.RunAsync(command.Action, command.Target);
        try
        {
            if (message.ReplyTo is not null) await message.ReplyAsync(ReplicaJson.Write(reply));
        }
        catch (NatsException e)
        {
            LogUnheard(command.Id, e);
        }
    }

    [LoggerMessage(1521, LogLevel.Warning, "Operators' commands cannot be heard now and will be, once the broker answers")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(1522, LogLevel.Warning, "A message that is no command came in on the subject of commands")]
    private partial void LogUnreadable();

    [LoggerMessage(1523, LogLevel.Warning, "The answer to command {Command} did not reach the broker")]
    private partial void LogUnheard(Guid command, Exception exception);
}
