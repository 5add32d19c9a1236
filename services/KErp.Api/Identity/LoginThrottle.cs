using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace KErp.Api.Identity;

/// <param name="RetryAfter">Null when the attempt may go on.</param>
/// <param name="IsFirstBeyond">The attempt that crossed the limit, which is worth a record; the flood after it is not.</param>
public readonly record struct Throttled(TimeSpan? RetryAfter, bool IsFirstBeyond);

/// <summary>
/// Counts failed attempts by account and by address in Redis, whether or not there is such an account. An attempt is
/// counted before the password is looked at, so that many at once do not slip through, and taken back if it was right.
/// Without Redis the lockout in the database is what is left.
/// </summary>
public sealed partial class LoginThrottle(IConnectionMultiplexer redis, IOptions<LoginThrottleOptions> options, ILogger<LoginThrottle> log)
{
    private const string CountScript =
        """
        local seen = {}
        for i, key in ipairs(KEYS) do
            seen[2 * i - 1] = redis.call('INCR', key)
            if seen[2 * i - 1] == 1 then redis.call('PEXPIRE', key, ARGV[1]) end
            seen[2 * i] = redis.call('PTTL', key)
        end
        return seen
        """;

    /// <summary>A count that ran out meanwhile is not brought back, which would leave it without an end.</summary>
    private const string TakeBackScript =
        "for _, key in ipairs(KEYS) do if redis.call('EXISTS', key) == 1 then redis.call('DECR', key) end end";

    /// <summary>One more attempt on an account.</summary>
    public Task<Throttled> CountAsync(string normalizedEmail, string? address) =>
        CountAsync((AccountKey(normalizedEmail), options.Value.PerAccount), (AddressKey(address), options.Value.PerAddress));

    /// <summary>One more mail to reset a password.</summary>
    public Task<Throttled> CountResetAsync(string normalizedEmail) =>
        CountAsync(($"throttle:reset:account:{Hash(normalizedEmail)}", options.Value.ResetsPerAccount));

    /// <summary>The attempt was right as far as it went.</summary>
    public Task TakeBackAsync(string normalizedEmail, string? address) =>
        OrWithoutRedisAsync(() => redis.GetDatabase().ScriptEvaluateAsync(TakeBackScript, [AccountKey(normalizedEmail), AddressKey(address)]), RedisResult.Create(RedisValue.Null));

    /// <summary>Attempts on the account count from zero again.</summary>
    public Task ForgetAsync(string normalizedEmail) =>
        OrWithoutRedisAsync(() => redis.GetDatabase().KeyDeleteAsync(AccountKey(normalizedEmail)), false);

    /// <summary>For keys and records: who has the database or Redis does not read addresses of strangers in it.</summary>
    public static string Hash(string normalizedEmail) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedEmail)));

    private async Task<Throttled> CountAsync(params (RedisKey Key, int Limit)[] counts)
    {
        var answer = await OrWithoutRedisAsync<RedisResult?>(
            async () => await redis.GetDatabase().ScriptEvaluateAsync(CountScript, [.. counts.Select(c => c.Key)], [(long)options.Value.Window.TotalMilliseconds]), null);
        if (answer is null) return default;
        var seen = (long[])answer!;
        for (var i = 0; i < counts.Length; i++)
            if (seen[2 * i] > counts[i].Limit) return new Throttled(TimeSpan.FromMilliseconds(seen[2 * i + 1]), seen[2 * i] == counts[i].Limit + 1);
        return default;
    }

    private async Task<T> OrWithoutRedisAsync<T>(Func<Task<T>> ask, T otherwise)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            LogAway(e.Message);
            return otherwise;
        }
    }

    private static RedisKey AccountKey(string normalizedEmail) => $"throttle:login:account:{Hash(normalizedEmail)}";

    private static RedisKey AddressKey(string? address) => $"throttle:login:address:{address ?? "unknown"}";

    [LoggerMessage(2302, LogLevel.Warning, "Redis is away; only the lockout in the database limits attempts to sign in: {Reason}")]
    private partial void LogAway(string reason);
}
