using KErp.Data.Identity;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace KErp.Api.Identity;

/// <summary>
/// Whether a session was ended before its access token runs out. Redis holds the revoked ones for the life of a token;
/// Postgres is the truth. A marker says that Redis has them all: gone with Redis's memory or after half a minute, it is
/// set again once they were read from Postgres. With Redis away, Postgres is asked for each request.
/// </summary>
public sealed partial class SessionRevocations
{
    private const string Complete = "revoked:complete";
    private static readonly TimeSpan CompleteFor = TimeSpan.FromSeconds(30);
    private readonly SessionStore _sessions;
    private readonly IConnectionMultiplexer _redis;
    private readonly IOptions<TokenOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SessionRevocations> _log;

    /// <summary>A Redis that comes back may still hold the marker of before, and lack what was revoked meanwhile.</summary>
    private volatile bool _wasAway;

    public SessionRevocations(
        SessionStore sessions, IConnectionMultiplexer redis, IOptions<TokenOptions> options, TimeProvider time, ILogger<SessionRevocations> log)
    {
        (_sessions, _redis, _options, _time, _log) = (sessions, redis, options, time, log);
        redis.ConnectionFailed += (_, _) => _wasAway = true;
    }

    public async Task<bool> IsRevokedAsync(Guid session, CancellationToken cancellation)
    {
        if (_redis.IsConnected)
        {
            try
            {
                var found = await _redis.GetDatabase().StringGetAsync([Complete, Key(session)]);
                if (found[1].HasValue) return true;
                if (found[0].HasValue && !_wasAway) return false;
                await FillAsync(cancellation);
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                _wasAway = true;
                LogAway(e.Message);
            }
        }

        return await _sessions.IsRevokedAsync(session, _time.GetUtcNow(), cancellation);
    }

    /// <summary>Called after the revocation was committed to Postgres.</summary>
    public async Task AddAsync(IEnumerable<Guid> revoked)
    {
        try
        {
            await MarkAsync(revoked);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // Postgres has it: it is asked while Redis is away, and the marker runs out within half a minute otherwise.
            _wasAway = true;
            LogAway(e.Message);
        }
    }

    private TimeSpan Life => _options.Value.AccessLifetime + TimeSpan.FromMinutes(1);

    private async Task FillAsync(CancellationToken cancellation)
    {
        _wasAway = false;
        await MarkAsync(await _sessions.RevokedSinceAsync(_time.GetUtcNow() - Life, cancellation));
        await _redis.GetDatabase().StringSetAsync(Complete, "1", CompleteFor);
    }

    private Task<bool[]> MarkAsync(IEnumerable<Guid> revoked)
    {
        var database = _redis.GetDatabase();
        return Task.WhenAll(revoked.Select(session => database.StringSetAsync(Key(session), "1", Life)));
    }

    private static RedisKey Key(Guid session) => $"revoked:session:{session}";

    [LoggerMessage(2301, LogLevel.Warning, "Redis is away; revocations are read from the database: {Reason}")]
    private partial void LogAway(string reason);
}
