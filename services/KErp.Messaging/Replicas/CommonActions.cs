using KErp.Data.Operations;
using KErp.Names;
using KErp.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KErp.Messaging.Replicas;

/// <summary>What every service does when told to: it has database connections and may have circuit breakers.</summary>
internal static class CommonActions
{
    public static void AddCommonActions(this IServiceCollection services)
    {
        services.AddReplicaAction(ReplicaActions.DatabaseStats, (_, _, _) => Task.FromResult(ActionResult.Done(PoolCounts.Read())));
        services.AddReplicaAction(ReplicaActions.DatabaseKillIdle, KillIdleAsync);
        services.AddBreakerAction(ReplicaActions.BreakerStatus, (_, _) => Task.CompletedTask);
        services.AddBreakerAction(ReplicaActions.BreakerOpen, (breaker, stop) => breaker.OpenAsync(stop));
        services.AddBreakerAction(ReplicaActions.BreakerClose, (breaker, stop) => breaker.CloseAsync(stop));
        // Polly closes and forgets in one step, so the guide's two words mean the same.
        services.AddBreakerAction(ReplicaActions.BreakerReset, (breaker, stop) => breaker.CloseAsync(stop));
    }

    private static async Task<ActionResult> KillIdleAsync(IServiceProvider services, string? target, CancellationToken cancellation)
    {
        var limit = services.GetRequiredService<IOptions<ReplicaOptions>>().Value.IdleInTransaction;
        var killed = new List<KilledConnections>();
        foreach (var pool in services.GetServices<ConnectionPool>()) killed.Add(await pool.KillIdleAsync(limit, cancellation));
        return ActionResult.Done(killed);
    }

    private static void AddBreakerAction(this IServiceCollection services, string name, Func<CircuitBreaker, CancellationToken, Task> act) =>
        services.AddReplicaAction(name, async (provider, target, cancellation) =>
        {
            if (target is null || provider.GetRequiredService<CircuitBreakers>().Find(target) is not { } breaker) return ActionResult.NotHere;
            await act(breaker, cancellation);
            return ActionResult.Done(new { state = StateOf(breaker) });
        });

    private static string StateOf(CircuitBreaker breaker) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(breaker.State.ToString());
}
