using KErp.Messaging.Replicas;
using KErp.Names;

namespace KErp.Api.Caching;

internal static class CacheActions
{
    /// <summary>What a replica of the API does about its cache when told to.</summary>
    public static void AddCacheActions(this IServiceCollection services)
    {
        services.AddReplicaAction(
            ReplicaActions.CacheStats, (provider, _, _) => Task.FromResult(ActionResult.Done(provider.GetRequiredService<ApiCache>().Counts)));
        services.AddReplicaAction(ReplicaActions.CacheFlush, FlushAsync);
    }

    /// <summary>Each replica empties Redis too: the first finds the keys, and none relies on another having done it.</summary>
    private static async Task<ActionResult> FlushAsync(IServiceProvider services, string? target, CancellationToken cancellation)
    {
        var removed = await services.GetRequiredService<SharedCache>().FlushAsync(cancellation);
        await services.GetRequiredService<ApiCache>().ForgetAllAsync(cancellation);
        return ActionResult.Done(new { removedKeys = removed });
    }
}
