namespace KErp.Data.Model;

/// <summary>One sign-in: the family of the refresh tokens that descend from it.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }

    /// <summary>The company it acts for now; null for an operator.</summary>
    public Guid? CompanyId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastUsedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>One of <see cref="Identity.RevocationReasons"/>.</summary>
    public string? RevokedReason { get; set; }
    public string? UserAgent { get; init; }
    public string? RemoteAddress { get; set; }
}

/// <summary>A refresh token, known by its hash. Used once; a second use gives the whole family away.</summary>
public sealed class RefreshToken
{
    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }
    public required Guid SessionId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}
