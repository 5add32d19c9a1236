using System.ComponentModel.DataAnnotations;

namespace KErp.Api.Edge;

/// <summary>
/// Requests that one company and one client address may send: a burst at once, and then so many a minute. Each replica
/// counts for itself. The defaults are the production values: an office of fifty people works within the burst, a bulk
/// load of a company takes the rate, and an address may be an office that works for several companies.
/// </summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";
    private const int Most = 10_000_000;

    [Range(1, Most)]
    public int CompanyBurst { get; init; } = 600;

    [Range(1, Most)]
    public int CompanyPerMinute { get; init; } = 600;

    [Range(1, Most)]
    public int AddressBurst { get; init; } = 1200;

    [Range(1, Most)]
    public int AddressPerMinute { get; init; } = 1200;
}
