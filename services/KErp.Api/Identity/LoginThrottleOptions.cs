using System.ComponentModel.DataAnnotations;

namespace KErp.Api.Identity;

/// <summary>How often somebody may try to get in.</summary>
public sealed record LoginThrottleOptions
{
    public const string Section = "LoginThrottle";

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Failed attempts on one account within <see cref="Window"/>; as many in a row lock it for as long, which holds without Redis.</summary>
    [Range(1, 1_000_000)]
    public int PerAccount { get; init; } = 10;

    /// <summary>Failed attempts from one address within <see cref="Window"/>: an office shares one.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; init; } = 100;

    /// <summary>Reset mails for one account within <see cref="Window"/>.</summary>
    [Range(1, 1_000_000)]
    public int ResetsPerAccount { get; init; } = 3;

    /// <summary>The answer to a reset takes so long, whatever is behind the address.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan ResetAnswer { get; init; } = TimeSpan.FromMilliseconds(500);
}
