namespace KErp.Data.Model;

/// <summary>A document at the provider: which invoice it is, and when its state is asked for next.</summary>
public sealed class FollowedDocument
{
    public required Guid CompanyId { get; init; }
    public required Guid InvoiceId { get; init; }

    /// <summary>Whose key <see cref="MgtKey"/> is: the company's, as seller or as buyer.</summary>
    public required string BusinessNumber { get; init; }
    public required bool AsBuyer { get; init; }
    public required string MgtKey { get; init; }

    /// <summary>승인번호; null before it has one.</summary>
    public string? ConfirmNumber { get; set; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>Null when nothing more is expected of it.</summary>
    public DateTimeOffset? NextAt { get; set; }
}
