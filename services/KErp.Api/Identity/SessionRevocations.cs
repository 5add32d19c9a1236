using KErp.Data.Identity;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace KErp.Api.Identity;

/// <summary>
/// Whether a session was ended before its access token runs out. Redis holds the revoked ones for the life of a token;
/// Postgres is the truth. A marker says that Redis has them all: gone with Redis's memory or after half a minute, it is
/// set again once they were read from Postgres. With Redis away, Postgres is asked for each request.
/// </summary>
public sealed partial class SessionRevocations(
    SessionStore sessions, IConnectionMultiplexer redis, IOptions<TokenOptions> options, TimeProvider time, ILogger<SessionRevocations> log)
{
    private const string Complete = "revoked:complete";
    private static readonly TimeSpan CompleteFor = TimeSpan.FromSeconds(30);

    public async Task<bool> IsRevokedAsync(Guid session, CancellationToken cancellation)
    {
        if (redis.IsConnected)
        {
            try
            {
                var found = await redis.GetDatabase().StringGetAsync([Complete, Key(session)]);
                if (found[1].HasValue) return true;
                if (found[0].HasValue) return false;
                await FillAsync(cancellation);
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                LogAway(e.Message);
            }
        }

        return await sessions.IsRevokedAsync(session, time.GetUtcNow(), cancellation);
    }

    /// <summary>Called after the revocation was committed to Postgres.</summary>
    public async Task AddAsync(IEnumerable<Guid> revoked)
    {
        try
        {
            var database = redis.GetDatabase();
            await Task.WhenAll(revoked.Select(session => database.StringSetAsync(Key(session), "1", Life)));
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // Postgres has it: it is asked while Redis is away, and the marker runs out within half a minute otherwise.
            LogAway(e.Message);
        }
    }

    private TimeSpan Life => options.Value.AccessLifetime + TimeSpan.FromMinutes(1);

    private async Task FillAsync(CancellationToken cancellation)
    {
        await AddAsync(await sessions.RevokedSinceAsync(time.GetUtcNow() - Life, cancellation));
        await redis.GetDatabase().StringSetAsync(Complete, "1", CompleteFor);
    }

    private static RedisKey Key(Guid session) => $"revoked:session:{session}";

    [LoggerMessage(2301, LogLevel.Warning, "Redis is away; revocations are read from the database: {Reason}")]
    private partial void LogAway(string reason);
}
