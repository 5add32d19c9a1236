namespace KErp.Names;

/// <summary>What an operator does to every live replica at once; the audit has the same words.</summary>
public static class ReplicaActions
{
    public const string DatabaseStats = "database.stats";
    public const string DatabaseKillIdle = "database.kill_idle";
    public const string CacheStats = "cache.stats";
    public const string CacheFlush = "cache.flush";
    public const string BreakerStatus = "circuit_breaker.status";
    public const string BreakerOpen = "circuit_breaker.open";
    public const string BreakerClose = "circuit_breaker.close";
    public const string BreakerReset = "circuit_breaker.reset";
}

/// <summary>Services behind a circuit breaker.</summary>
public static class CircuitBreakerNames
{
    public const string TaxScraper = Resources.TaxScraper;

    public static readonly IReadOnlyList<string> All = [TaxScraper];
}
