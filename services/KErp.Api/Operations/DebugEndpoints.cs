using KErp.Api.Caching;
using KErp.Api.Identity;
using KErp.Api.Problems;
using KErp.Data.Operations;
using KErp.Names;
using KErp.ServiceDefaults;

namespace KErp.Api.Operations;

internal static class DebugEndpoints
{
    private const string Status = "status";

    private static readonly Dictionary<string, string> BreakerActions = new()
    {
        ["open"] = ReplicaActions.BreakerOpen,
        ["close"] = ReplicaActions.BreakerClose,
        ["reset"] = ReplicaActions.BreakerReset,
    };

    /// <summary>
    /// The operators' routes, on the management port only. Not part of the API's document: they are for the people who run
    /// it, and <c>docs/operations/management-port.md</c> is theirs.
    /// </summary>
    public static void MapDebug(this WebApplication app)
    {
        var debug = app.MapManagement().MapGroup(Management.DebugPath).RequireRight(Right.PlatformOperate).DisableRateLimiting().ExcludeFromDescription();
        debug.MapGet("/db/stats", (ReplicaOperations operations, DatabaseStats stats, CancellationToken cancellation) =>
            operations.AskAsync(ReplicaActions.DatabaseStats, async () => await stats.ReadAsync(cancellation), cancellation));
        debug.MapPost("/db/kill-idle", ([AsParameters] OperatorRequest request) =>
            request.ActAsync(ReplicaActions.DatabaseKillIdle, "database", Resources.Database));
        debug.MapGet("/cache/stats", (ReplicaOperations operations, SharedCache cache, CancellationToken cancellation) =>
            operations.AskAsync(ReplicaActions.CacheStats, async () => await cache.StatsAsync(cancellation), cancellation));
        debug.MapPost("/cache/flush", ([AsParameters] OperatorRequest request) =>
            request.ActAsync(ReplicaActions.CacheFlush, "cache", $"{ApiCache.Prefix}*"));
        debug.MapGet($"/circuit-breaker/{{service}}/{Status}", BreakerStatusAsync);
        debug.MapPost("/circuit-breaker/{service}/{action}", BreakerActionAsync);
    }

    private static Task<IResult> BreakerStatusAsync(string service, ReplicaOperations operations, CancellationToken cancellation) =>
        Unknown(service) is { } problem ? Task.FromResult(problem) : operations.AskAsync(ReplicaActions.BreakerStatus, service, cancellation);

    /// <summary>The guide's script posts whatever it asks, the status too.</summary>
    private static Task<IResult> BreakerActionAsync(string service, string action, [AsParameters] OperatorRequest request)
    {
        if (action is Status) return BreakerStatusAsync(service, request.Operations, request.Cancellation);
        if (Unknown(service) is { } problem) return Task.FromResult(problem);
        return BreakerActions.TryGetValue(action, out var known)
            ? request.ActAsync(known, "circuit_breaker", service)
            : Task.FromResult(Problem.NotFound.ToResult("action", $"Known actions: {string.Join(", ", BreakerActions.Keys)}, {Status}."));
    }

    private static IResult? Unknown(string service) => CircuitBreakerNames.All.Contains(service)
        ? null
        : Problem.NotFound.ToResult("service", $"Known circuit breakers: {string.Join(", ", CircuitBreakerNames.All)}.");
}
