namespace KErp.Data.Model;

/// <summary>A person who signs in. One user may be a member of many companies; an operator is a member of none.</summary>
public sealed class User
{
    public required Guid Id { get; init; }
    public required string Email { get; set; }

    /// <summary>What an address is looked up by; unique.</summary>
    public string NormalizedEmail { get; set; } = "";
    public required string Name { get; set; }
    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password or the second factor.</summary>
    public string SecurityStamp { get; set; } = "";
    public int AccessFailedCount { get; set; }
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>TOTP secret, sealed by <see cref="Encryption.FieldCipher"/>.</summary>
    public string? AuthenticatorKey { get; set; }
    public bool TwoFactorEnabled { get; set; }

    /// <summary>The time step of the last TOTP code taken: no code counts twice.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>SHA-256 of the recovery codes not used yet.</summary>
    public List<string> RecoveryCodes { get; set; } = [];
    public bool IsOperator { get; init; }
    public DateTimeOffset? EmailConfirmedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
