using System.Diagnostics.Metrics;
using KErp.Data.Audit;
using KErp.Names;

namespace KErp.Api.Identity;

/// <summary>Counts and records who did not get in.</summary>
public sealed class LoginFailures
{
    public const string InvalidCredentials = "invalid_credentials";
    public const string InvalidCode = "invalid_code";
    public const string LockedOut = "locked_out";
    public const string Throttled = "throttled";

    private readonly Counter<long> _failures;
    private readonly PlatformAudit _audit;

    public LoginFailures(IMeterFactory meters, PlatformAudit audit)
    {
        _audit = audit;
        _failures = meters.Create(TelemetrySources.Identity).CreateCounter<long>(Metrics.LoginFailures, description: "Attempts to sign in that failed.");
        // A rule on rate() needs the series to be there before the first failure.
        foreach (var reason in new[] { InvalidCredentials, InvalidCode, LockedOut, Throttled }) Count(reason, 0);
    }

    public void Count(string reason, long count = 1) => _failures.Add(count, new KeyValuePair<string, object?>("reason", reason));

    /// <param name="user">Null when there is no such account: then the address is recorded as a hash.</param>
    public Task RecordAsync(string reason, Guid? user, string normalizedEmail, string? address, CancellationToken cancellation)
    {
        Count(reason);
        var (entity, id) = user is { } known ? ("user", known.ToString()) : ("address", LoginThrottle.Hash(normalizedEmail));
        return _audit.RecordAsync(new Caller("anonymous", address), "login.fail", entity, id, reason, cancellation);
    }
}
