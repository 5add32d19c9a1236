namespace KErp.Data.Model;

/// <summary>A link that was mailed: it works once and for a while.</summary>
public sealed class OneTimeToken
{
    public const string PasswordReset = "password_reset";
    public const string Invitation = "invitation";
    public const string EmailConfirmation = "email_confirmation";

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }
    public required string Purpose { get; init; }
    public required string Email { get; init; }
    public Guid? UserId { get; init; }

    /// <summary>Of an invitation.</summary>
    public Guid? CompanyId { get; init; }
    public Role? Role { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
