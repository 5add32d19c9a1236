using KErp.Data.Operations;
using KErp.Names;
using Microsoft.Extensions.Options;
using NATS.Client.Core;

namespace KErp.Messaging.Replicas;

/// <summary>Tells every live replica to do something and says of each by name what came of it.</summary>
public sealed class ReplicaCommands(
    INatsConnection connection, LiveReplica self, ReplicaExecutor executor, ReplicaStore replicas, IOptions<ReplicaOptions> options)
{
    /// <summary>Acts here, whether the broker is there or not, and meanwhile asks the others.</summary>
    public async Task<IReadOnlyList<ReplicaAnswer>> RunAsync(string action, string? target, CancellationToken cancellation)
    {
        var live = await replicas.LiveAsync(options.Value.LiveFor, cancellation);
        var own = executor.RunAsync(action, target);
        var (replies, silence) = await AskAsync(
            new ReplicaCommand(Guid.CreateVersion7(), self.Id, action, target), live.Select(replica => replica.Id).Where(id => id != self.Id).ToHashSet());
        return ReplicaAnswers.Of(live, [await own, .. replies], silence);
    }

    /// <summary>Publishes, and collects until all of <paramref name="expected"/> have answered or the time is up.</summary>
    /// <returns>The replies, and why the rest gave none.</returns>
    private async Task<(List<ReplicaReply> Replies, string Silence)> AskAsync(ReplicaCommand command, HashSet<Guid> expected)
    {
        var replies = new List<ReplicaReply>();
        // The client would hold the message back until the broker returns: a command that comes late does harm.
        if (connection.ConnectionState is not NatsConnectionState.Open) return (replies, "The message broker is away.");
        using var limit = new CancellationTokenSource(options.Value.AnswerTimeout);
        try
        {
            await using var inbox = await connection.SubscribeCoreAsync<string>(connection.NewInbox(), cancellationToken: limit.Token);
            await connection.PublishAsync(Subjects.ReplicaCommands, ReplicaJson.Write(command), replyTo: inbox.Subject, cancellationToken: limit.Token);
            while (expected.Count > 0)
            {
                var message = await inbox.Msgs.ReadAsync(limit.Token);
                if (ReplicaJson.TryRead<ReplicaReply>(message.Data) is not { } reply) continue;
                replies.Add(reply);
                expected.Remove(reply.Replica);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // The time is up: who has not answered is silent.
        }
        catch (NatsException e)
        {
            return (replies, $"The message broker is away: {e.Message}");
        }

        return (replies, $"No answer within {options.Value.AnswerTimeout.TotalSeconds:0.#} s.");
    }
}
