using KErp.Data.Operations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KErp.Messaging.Replicas;

/// <summary>Carries commands out in this process.</summary>
public sealed partial class ReplicaExecutor(
    LiveReplica self, IEnumerable<ReplicaAction> actions, IOptions<ReplicaOptions> options, ILogger<ReplicaExecutor> log)
{
    private readonly Dictionary<string, ReplicaAction> _actions = actions.ToDictionary(action => action.Name);

    /// <returns>What came of it; a failure too is an answer.</returns>
    public async Task<ReplicaReply> RunAsync(string action, string? target)
    {
        var result = await ResultOfAsync(action, target);
        LogRan(action, target, result.Outcome);
        return new ReplicaReply(self.Id, self.Service, self.Instance, result.Outcome, ReplicaJson.Detail(result.Detail));
    }

    private async Task<ActionResult> ResultOfAsync(string action, string? target)
    {
        if (!_actions.TryGetValue(action, out var known)) return ActionResult.NotHere;
        using var limit = new CancellationTokenSource(options.Value.ActionTimeout);
        try
        {
            return await known.RunAsync(target, limit.Token);
        }
        catch (Exception e)
        {
            LogFailed(action, target, e);
            return new ActionResult(ReplicaOutcome.Failed, e.Message);
        }
    }

    [LoggerMessage(1501, LogLevel.Information, "Operator's command {Action} {Target}: {Outcome}")]
    private partial void LogRan(string action, string? target, ReplicaOutcome outcome);

    [LoggerMessage(1502, LogLevel.Error, "Operator's command {Action} {Target} failed")]
    private partial void LogFailed(string action, string? target, Exception exception);
}
