using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using KErp.Api.Identity;
using KErp.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace KErp.Api.Edge;

/// <summary>
/// Two limits, both of which a request has to pass: of its address before anybody looks at who is asking, and of its company
/// once that is known. Endpoints that disable rate limiting (health, management) are under neither.
/// </summary>
internal static class RateLimits
{
    // What a provider gives one customer: whoever has a /64 has 2^64 addresses.
    private const int Ipv6CustomerPrefixBytes = 8;

    public static void UseAddressLimit(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<IOptions<RateLimitOptions>>();
        app.UseLimit(context => Bucket(AddressOf(context), limits.Value.AddressBurst, limits.Value.AddressPerMinute));
    }

    /// <summary>Comes right after authentication. Without a user it limits nothing: the address is all that is known then.</summary>
    public static void UseCompanyLimit(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<IOptions<RateLimitOptions>>();
        app.UseLimit(context => CallerOf(context.User) is { } caller
            ? Bucket(caller, limits.Value.CompanyBurst, limits.Value.CompanyPerMinute)
            : RateLimitPartition.GetNoLimiter(""));
    }

    private static void UseLimit(this WebApplication app, Func<HttpContext, RateLimitPartition<string>> partition) => app.UseRateLimiter(
        new RateLimiterOptions { GlobalLimiter = PartitionedRateLimiter.Create(partition), OnRejected = RejectAsync });

    private static RateLimitPartition<string> Bucket(string key, int burst, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute, QueueLimit = 0,
        });

    private static string? CallerOf(ClaimsPrincipal user) =>
        user.FindFirstValue(TokenClaims.Company) is { } company ? $"company {company}"
        : user.FindFirstValue(TokenClaims.User) is { } subject ? $"user {subject}"
        : null;

    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6CustomerPrefixBytes))
            : address.ToString();
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await Problem.RateLimited.ToResult().ExecuteAsync(rejected.HttpContext);
    }
}
