using System.Diagnostics.Metrics;
using KErp.Names;
using Microsoft.Extensions.Caching.Hybrid;

namespace KErp.Api.Caching;

/// <summary>What the API remembers, in this process and behind it in Redis, under one prefix so that it can be forgotten at once.</summary>
public sealed class ApiCache
{
    /// <summary>Of every key; what else lies in Redis, sessions and limits, has another.</summary>
    public const string Prefix = "cache:";

    private static readonly HybridCacheEntryOptions OnlyLook = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData };

    private readonly HybridCache _cache;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private long _hitCount;
    private long _missCount;

    public ApiCache(HybridCache cache, IMeterFactory meters)
    {
        _cache = cache;
        var meter = meters.Create(TelemetrySources.Cache);
        _hits = meter.CreateCounter<long>(Metrics.CacheHits, description: "Values that were remembered, here or in Redis.");
        _misses = meter.CreateCounter<long>(Metrics.CacheMisses, description: "Values that had to be read anew.");
        _hits.Add(0);
        _misses.Add(0);
    }

    /// <summary>Hits and misses of this process since its start.</summary>
    public CacheCounts Counts => new(Interlocked.Read(ref _hitCount), Interlocked.Read(ref _missCount));

    /// <param name="key">Without <see cref="Prefix"/>.</param>
    public async ValueTask<T> GetOrCreateAsync<TState, T>(
        string key, TState state, Func<TState, CancellationToken, ValueTask<T>> create, HybridCacheEntryOptions freshness, CancellationToken cancellation)
    {
        var missed = false;
        try
        {
            return await _cache.GetOrCreateAsync(
                Prefix + key,
                token =>
                {
                    missed = true;
                    return create(state, token);
                },
                freshness,
                cancellationToken: cancellation);
        }
        finally
        {
            Count(missed);
        }
    }

    /// <summary>For values that are read anew in one go for several keys: look for each, and then <see cref="SetAsync"/> what was missing.</summary>
    /// <param name="key">Without <see cref="Prefix"/>.</param>
    /// <returns>Null when it is not remembered.</returns>
    public async ValueTask<T?> FindAsync<T>(string key, CancellationToken cancellation) where T : class
    {
        var found = await _cache.GetOrCreateAsync<T?>(Prefix + key, static _ => ValueTask.FromResult<T?>(null), OnlyLook, cancellationToken: cancellation);
        Count(missed: found is null);
        return found;
    }

    /// <param name="key">Without <see cref="Prefix"/>.</param>
    public ValueTask SetAsync<T>(string key, T value, HybridCacheEntryOptions freshness, CancellationToken cancellation) where T : class =>
        _cache.SetAsync(Prefix + key, value, freshness, cancellationToken: cancellation);

    /// <param name="key">Without <see cref="Prefix"/>.</param>
    public ValueTask RemoveAsync(string key, CancellationToken cancellation) => _cache.RemoveAsync(Prefix + key, cancellation);

    /// <summary>Whatever was read before now counts as forgotten by this process, a reading under way included.</summary>
    public ValueTask ForgetAllAsync(CancellationToken cancellation) => _cache.RemoveByTagAsync("*", cancellation);

    private void Count(bool missed)
    {
        (missed ? _misses : _hits).Add(1);
        Interlocked.Increment(ref missed ? ref _missCount : ref _hitCount);
    }
}

public sealed record CacheCounts(long Hits, long Misses);
