using System.Text.Json;
using KErp.Data.Operations;
using KErp.Messaging.Replicas;

namespace KErp.Messaging.Tests.Replicas;

public sealed class ReplicaAnswersTests
{
    private static readonly LiveReplica First = new(Guid.CreateVersion7(), "kerp-api", "pod-a/1");
    private static readonly LiveReplica Second = new(Guid.CreateVersion7(), "kerp-api", "pod-b/1");
    private static readonly LiveReplica Worker = new(Guid.CreateVersion7(), "kerp-worker", "pod-c/1");

    [Fact]
    public void Who_is_alive_and_did_not_answer_is_silent_by_name()
    {
        var answers = ReplicaAnswers.Of([Worker, Second, First], [Reply(First, ReplicaOutcome.Done)], "No answer within 3 s.");

        Assert.Equal(
            [("pod-a/1", ReplicaOutcome.Done), ("pod-b/1", ReplicaOutcome.Silent), ("pod-c/1", ReplicaOutcome.Silent)],
            answers.Select(a => (a.Instance, a.Outcome)));
        Assert.Equal("No answer within 3 s.", answers[1].Detail.GetString());
    }

    [Fact]
    public void Who_answers_is_listed_without_a_heartbeat_too()
    {
        var answers = ReplicaAnswers.Of([First], [Reply(First, ReplicaOutcome.Done), Reply(Second, ReplicaOutcome.Failed)], "");

        Assert.Equal([ReplicaOutcome.Done, ReplicaOutcome.Failed], answers.Select(a => a.Outcome));
    }

    [Fact]
    public void The_first_answer_of_a_replica_counts()
    {
        var answers = ReplicaAnswers.Of([First], [Reply(First, ReplicaOutcome.Failed), Reply(First, ReplicaOutcome.Done)], "");

        Assert.Equal(ReplicaOutcome.Failed, Assert.Single(answers).Outcome);
    }

    [Fact]
    public void Outcomes_are_words() =>
        Assert.Equal("\"skipped\"", JsonSerializer.Serialize(ReplicaOutcome.Skipped, JsonSerializerOptions.Web));

    private static ReplicaReply Reply(LiveReplica replica, ReplicaOutcome outcome) =>
        new(replica.Id, replica.Service, replica.Instance, outcome, JsonSerializer.SerializeToElement<object?>(null));
}
