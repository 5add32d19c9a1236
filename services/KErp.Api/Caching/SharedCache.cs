using System.Globalization;
using StackExchange.Redis;

namespace KErp.Api.Caching;

/// <param name="Keys">Below <see cref="ApiCache.Prefix"/>.</param>
/// <param name="UsedMemoryBytes">Of the server that holds the cache.</param>
/// <param name="MaxMemoryBytes">0 for no limit.</param>
public sealed record SharedCacheStats(long Keys, long UsedMemoryBytes, long MaxMemoryBytes);

/// <summary>The part of the cache that all replicas share. With Redis away every method throws.</summary>
public sealed class SharedCache(IConnectionMultiplexer redis)
{
    private const int Batch = 1000;
    private const string Pattern = $"{ApiCache.Prefix}*";

    /// <summary>Removes the keys of the cache and no others: who is logged in, and who was throttled, stays so.</summary>
    /// <returns>How many there were.</returns>
    public async Task<long> FlushAsync(CancellationToken cancellation)
    {
        long removed = 0;
        // Sent as UNLINK, which frees the memory in the background.
        await foreach (var keys in Keys().Chunk(Batch).WithCancellation(cancellation)) removed += await redis.GetDatabase().KeyDeleteAsync(keys);
        return removed;
    }

    public async Task<SharedCacheStats> StatsAsync(CancellationToken cancellation)
    {
        var keys = await Keys().LongCountAsync(cancellation);
        // By a script: as a command of its own the client lets INFO pass only where it may flush and shut down too.
        var memory = $"{await redis.GetDatabase().ScriptEvaluateAsync("return redis.call('INFO', 'memory')")}";
        var values = memory.Split("\r\n").Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        return new SharedCacheStats(keys, Number("used_memory"), Number("maxmemory"));

        long Number(string name) => long.Parse(values[name].Single(), CultureInfo.InvariantCulture);
    }

    private IAsyncEnumerable<RedisKey> Keys() =>
        Servers().ToAsyncEnumerable().SelectMany(server => server.KeysAsync(pattern: Pattern, pageSize: Batch));

    private IServer[] Servers() => redis.GetServers().Where(server => server is { IsConnected: true, IsReplica: false }).ToArray() is { Length: > 0 } servers
        ? servers
        : throw new InvalidOperationException("Redis is away.");
}
