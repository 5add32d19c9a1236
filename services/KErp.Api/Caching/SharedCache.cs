using System.Globalization;
using StackExchange.Redis;

namespace KErp.Api.Caching;

/// <param name="Keys">Below <see cref="ApiCache.Prefix"/>.</param>
/// <param name="UsedMemoryBytes">Of all of Redis.</param>
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
        // Not InfoAsync: the client lets that pass on connections that may flush and shut down too, and only on those.
        var memory = await Task.WhenAll(Servers().Select(server => server.ExecuteAsync("INFO", "memory")));
        var values = memory.SelectMany(info => $"{info}".Split("\r\n")).Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1]);
        return new SharedCacheStats(keys, Sum(values["used_memory"]), Sum(values["maxmemory"]));
    }

    private IAsyncEnumerable<RedisKey> Keys() =>
        Servers().ToAsyncEnumerable().SelectMany(server => server.KeysAsync(pattern: Pattern, pageSize: Batch));

    private IServer[] Servers() => redis.GetServers().Where(server => server is { IsConnected: true, IsReplica: false }).ToArray() is { Length: > 0 } servers
        ? servers
        : throw new InvalidOperationException("Redis is away.");

    private static long Sum(IEnumerable<string> values) => values.Sum(value => long.Parse(value, CultureInfo.InvariantCulture));
}
