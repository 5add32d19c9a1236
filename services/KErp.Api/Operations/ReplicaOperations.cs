using KErp.Data.Audit;
using KErp.Messaging.Replicas;

namespace KErp.Api.Operations;

/// <param name="Action">One of <see cref="Names.ReplicaActions"/>.</param>
/// <param name="Shared">What the replicas have in common, for the reads that ask about it.</param>
internal sealed record ReplicaReport(string Action, object? Shared, IReadOnlyList<ReplicaAnswer> Replicas)
{
    /// <summary>200: all did it. 207: some did. 502: none did, so nothing has changed.</summary>
    public int Status
    {
        get
        {
            if (Replicas.All(answer => answer.Outcome is not ReplicaOutcome.Done)) return StatusCodes.Status502BadGateway;
            return Replicas.All(answer => answer.Outcome is ReplicaOutcome.Done or ReplicaOutcome.Skipped)
                ? StatusCodes.Status200OK
                : StatusCodes.Status207MultiStatus;
        }
    }

    public IResult ToResult() => TypedResults.Json(this, statusCode: Status);
}

/// <summary>Asks all replicas, or tells them after the audit has it: what cannot be recorded is not done.</summary>
internal sealed partial class ReplicaOperations(ReplicaCommands replicas, PlatformAudit audit, ILogger<ReplicaOperations> log)
{
    public async Task<IResult> ActAsync(Caller caller, string action, string entity, string entityId, string? reason, CancellationToken cancellation)
    {
        await audit.RecordAsync(caller, action, entity, entityId, reason, cancellation);
        var report = new ReplicaReport(action, Shared: null, await replicas.RunAsync(action, entityId, cancellation));
        LogActed(caller.Actor, action, entityId, string.Join(", ", report.Replicas.Select(answer => $"{answer.Instance} {answer.Outcome}")));
        return report.ToResult();
    }

    public async Task<IResult> AskAsync(string action, string? target, CancellationToken cancellation) =>
        new ReplicaReport(action, Shared: null, await replicas.RunAsync(action, target, cancellation)).ToResult();

    /// <param name="readShared">Its failure is part of the answer: what the replicas say is wanted all the more then.</param>
    public async Task<IResult> AskAsync(string action, Func<Task<object>> readShared, CancellationToken cancellation)
    {
        var answers = await replicas.RunAsync(action, target: null, cancellation);
        return new ReplicaReport(action, await OrErrorAsync(action, readShared), answers).ToResult();
    }

    private async Task<object> OrErrorAsync(string action, Func<Task<object>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogUnread(action, e);
            return new { error = e.Message };
        }
    }

    [LoggerMessage(2601, LogLevel.Warning, "{Actor} did {Action} to {Target}: {Outcomes}")]
    private partial void LogActed(string actor, string action, string target, string outcomes);

    [LoggerMessage(2602, LogLevel.Warning, "The shared part of {Action} could not be read")]
    private partial void LogUnread(string action, Exception exception);
}
