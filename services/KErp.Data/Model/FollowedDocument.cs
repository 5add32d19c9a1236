namespace KErp.Data.Model;

/// <summary>A document at the provider that may still change its state there: what the follow-up asks about, and when next.</summary>
public sealed class FollowedDocument
{
    public required Guid CompanyId { get; init; }
    public required Guid InvoiceId { get; init; }

    /// <summary>Whose key <see cref="MgtKey"/> is: the company's, as seller or as buyer.</summary>
    public required string BusinessNumber { get; init; }
    public required bool AsBuyer { get; init; }
    public required string MgtKey { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset NextAt { get; set; }
}
