using System.ComponentModel.DataAnnotations;

namespace KErp.Api.Partners;

/// <summary>What is remembered about businesses.</summary>
public sealed class PartnerOptions
{
    public const string Section = "Partners";

    /// <summary>How long the state of a business is taken from the cache before it is asked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan CheckFreshness { get; init; } = TimeSpan.FromDays(1);
}
