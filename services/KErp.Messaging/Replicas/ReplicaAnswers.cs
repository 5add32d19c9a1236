using System.Text.Json;
using KErp.Data.Operations;

namespace KErp.Messaging.Replicas;

/// <summary>What became of a command at one replica.</summary>
/// <param name="Detail">What it reports, or why it failed or is silent.</param>
public sealed record ReplicaAnswer(string Service, string Instance, ReplicaOutcome Outcome, JsonElement Detail);

/// <summary>Puts together who should have answered and who did.</summary>
public static class ReplicaAnswers
{
    /// <param name="live">Replicas with a fresh heartbeat.</param>
    /// <param name="replies">What came, from replicas too that have had no time for a heartbeat; the first of each counts.</param>
    /// <param name="silence">Why a live replica gave no answer.</param>
    public static IReadOnlyList<ReplicaAnswer> Of(IEnumerable<LiveReplica> live, IReadOnlyCollection<ReplicaReply> replies, string silence)
    {
        var answered = replies.DistinctBy(reply => reply.Replica)
            .Select(reply => new ReplicaAnswer(reply.Service, reply.Instance, reply.Outcome, reply.Detail));
        var silent = live.ExceptBy(replies.Select(reply => reply.Replica), replica => replica.Id)
            .Select(replica => new ReplicaAnswer(replica.Service, replica.Instance, ReplicaOutcome.Silent, ReplicaJson.Detail(silence)));
        return [.. answered.Concat(silent).OrderBy(a => a.Service, StringComparer.Ordinal).ThenBy(a => a.Instance, StringComparer.Ordinal)];
    }
}
