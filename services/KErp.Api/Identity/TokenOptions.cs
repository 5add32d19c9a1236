using System.ComponentModel.DataAnnotations;
using KErp.Data.Identity;

namespace KErp.Api.Identity;

/// <summary>Life of access tokens and sessions.</summary>
public sealed record TokenOptions
{
    public const string Section = "Tokens";

    [Required]
    public string Issuer { get; init; } = "kerp";

    [Required]
    public string Audience { get; init; } = "kerp-api";

    /// <summary>Short, for between two refreshes nothing but a revocation is asked after.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan AccessLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A session that was not refreshed for so long is over.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromHours(12);

    /// <summary>However often it is refreshed, a session ends after so long.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "90.00:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(14);

    public SessionLimits SessionLimits => new(IdleTimeout, SessionLifetime);
}
