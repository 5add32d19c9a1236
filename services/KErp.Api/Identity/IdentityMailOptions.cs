using System.ComponentModel.DataAnnotations;

namespace KErp.Api.Identity;

/// <summary>Where the links in mails lead, and how long they work.</summary>
public sealed record IdentityMailOptions
{
    public const string Section = "IdentityMails";

    /// <summary>The web client's address; the links add <c>/invitation#token=…</c> and the like.</summary>
    [Required]
    public Uri LinkBase { get; init; } = new("http://localhost:8080/");

    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan ResetLifetime { get; init; } = TimeSpan.FromMinutes(30);

    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan ConfirmationLifetime { get; init; } = TimeSpan.FromDays(3);

    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan InvitationLifetime { get; init; } = TimeSpan.FromDays(7);
}
